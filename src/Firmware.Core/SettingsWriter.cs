namespace Firmware.Core
{
    /// <summary>Writes settings and answers as JSON.</summary>
    public sealed class SettingsWriter
    {
        private static readonly byte[] RevisionKey = ByteWriter.Ascii("{\"rev\":");
        private static readonly byte[] IdKey = ByteWriter.Ascii("{\"id\":");
        private static readonly byte[] OkKey = ByteWriter.Ascii("\"ok\":");
        private static readonly byte[] AnswerRevisionKey = ByteWriter.Ascii(",\"rev\":");
        private static readonly byte[] ErrorsKey = ByteWriter.Ascii(",\"errors\":[");
        private static readonly byte[] True = ByteWriter.Ascii("true");
        private static readonly byte[] False = ByteWriter.Ascii("false");
        private static readonly byte[] KeyKey = ByteWriter.Ascii("\"key\":");
        private static readonly byte[] AtKey = ByteWriter.Ascii("\"at\":");
        private static readonly byte[] IsKey = ByteWriter.Ascii("\"is\":\"");
        private static readonly byte[] MinimumKey = ByteWriter.Ascii("\",\"min\":");
        private static readonly byte[] MaximumKey = ByteWriter.Ascii(",\"max\":");
        private static readonly byte[] AllowedKey = ByteWriter.Ascii("\",\"allowed\":[");
        private static readonly byte[] MoreKey = ByteWriter.Ascii(",\"more\":");

        // In the order of the enum.
        private static readonly byte[][] Words =
        {
            ByteWriter.Ascii("none"),
            ByteWriter.Ascii("size"),
            ByteWriter.Ascii("object"),
            ByteWriter.Ascii("syntax"),
            ByteWriter.Ascii("trailing"),
            ByteWriter.Ascii("utf8"),
            ByteWriter.Ascii("escape"),
            ByteWriter.Ascii("nested"),
            ByteWriter.Ascii("unknown"),
            ByteWriter.Ascii("duplicate"),
            ByteWriter.Ascii("type"),
            ByteWriter.Ascii("fraction"),
            ByteWriter.Ascii("range"),
            ByteWriter.Ascii("choice"),
            ByteWriter.Ascii("length"),
            ByteWriter.Ascii("characters"),
            ByteWriter.Ascii("rev"),
            ByteWriter.Ascii("local"),
            ByteWriter.Ascii("storage"),
        };

        /// <summary>Writes every setting in force, as <c>config/state</c> shows it or as it is stored.</summary>
        /// <param name="writer">Is appended to.</param>
        /// <param name="settings">The settings.</param>
        /// <param name="revision">Their revision.</param>
        /// <param name="secrets">True to write secrets as they are, false to write only whether they are set.</param>
        public void AppendState(ByteWriter writer, Settings settings, int revision, bool secrets)
        {
            writer.Append(RevisionKey);
            writer.AppendNumber(revision);
            for (int setting = 0; setting < Setting.Count; setting++)
            {
                SettingDefinition definition = SettingsTable.Get(setting);
                writer.Append(',');
                writer.AppendJsonString(definition.KeyBytes, 0, definition.KeyBytes.Length);
                writer.Append(':');
                AppendValue(writer, definition, settings, setting, secrets);
            }

            writer.Append('}');
        }

        /// <summary>Writes the answer to a message that was taken.</summary>
        public void WriteAccepted(ByteWriter writer, string id, int revision)
        {
            Begin(writer, id, true, revision);
            writer.Append('}');
        }

        /// <summary>Writes the answer to a message that was refused, with as many errors as fit.</summary>
        public void WriteRefused(ByteWriter writer, string id, int revision, ConfigErrors errors)
        {
            Begin(writer, id, false, revision);
            writer.Append(ErrorsKey);
            int kept = errors.Count < ConfigErrors.Capacity ? errors.Count : ConfigErrors.Capacity;
            for (int i = 0; i < kept; i++)
            {
                if (i > 0)
                {
                    writer.Append(',');
                }

                AppendError(writer, errors, i);
            }

            writer.Append(']');
            if (errors.Count > kept)
            {
                writer.Append(MoreKey);
                writer.AppendNumber(errors.Count - kept);
            }

            writer.Append('}');
        }

        private static void Begin(ByteWriter writer, string id, bool ok, int revision)
        {
            writer.Clear();
            if (id == null)
            {
                writer.Append('{');
            }
            else
            {
                writer.Append(IdKey);
                writer.AppendJsonString(id);
                writer.Append(',');
            }

            writer.Append(OkKey);
            writer.Append(ok ? True : False);
            writer.Append(AnswerRevisionKey);
            writer.AppendNumber(revision);
        }

        private static void AppendError(ByteWriter writer, ConfigErrors errors, int index)
        {
            byte[] key = errors.KeyOf(index);
            writer.Append('{');
            if (key != null)
            {
                writer.Append(KeyKey);
                writer.AppendJsonString(key, 0, key.Length);
                writer.Append(',');
            }
            else if (errors.PositionOf(index) >= 0)
            {
                writer.Append(AtKey);
                writer.AppendNumber(errors.PositionOf(index));
                writer.Append(',');
            }

            ConfigError error = errors.ErrorOf(index);
            writer.Append(IsKey);
            writer.Append(Words[(int)error]);
            int setting = errors.SettingOf(index);
            if (setting >= 0 && (error == ConfigError.Range || error == ConfigError.Length))
            {
                writer.Append(MinimumKey);
                writer.AppendNumber(SettingsTable.Get(setting).Minimum);
                writer.Append(MaximumKey);
                writer.AppendNumber(SettingsTable.Get(setting).Maximum);
            }
            else if (error == ConfigError.Choice)
            {
                AppendAllowed(writer, SettingsTable.Get(setting).Choices);
            }
            else
            {
                writer.Append('"');
            }

            writer.Append('}');
        }

        private static void AppendAllowed(ByteWriter writer, string[] words)
        {
            writer.Append(AllowedKey);
            for (int i = 0; i < words.Length; i++)
            {
                if (i > 0)
                {
                    writer.Append(',');
                }

                writer.AppendJsonString(words[i]);
            }

            writer.Append(']');
        }

        private static void AppendValue(ByteWriter writer, SettingDefinition definition, Settings settings, int setting, bool secrets)
        {
            switch (definition.Kind)
            {
                case SettingKind.Whole:
                    writer.AppendNumber(settings.Number(setting));
                    break;
                case SettingKind.Flag:
                    writer.Append(settings.IsSet(setting) ? True : False);
                    break;
                case SettingKind.Choice:
                    writer.AppendJsonString(definition.Choices[settings.Number(setting)]);
                    break;
                case SettingKind.Secret:
                    if (secrets)
                    {
                        writer.AppendJsonString(settings.Text(setting));
                    }
                    else
                    {
                        writer.Append(settings.Text(setting).Length > 0 ? True : False);
                    }

                    break;
                default:
                    writer.AppendJsonString(settings.Text(setting));
                    break;
            }
        }
    }
}
