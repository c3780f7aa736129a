namespace Firmware.Core
{
    /// <summary>Writes settings as JSON.</summary>
    public static class SettingsWriter
    {
        private static readonly byte[] RevisionKey = ByteWriter.BytesOf("{\"rev\":");
        private static readonly byte[] True = ByteWriter.BytesOf("true");
        private static readonly byte[] False = ByteWriter.BytesOf("false");

        /// <summary>Writes every setting that the node has, as <c>config/state</c> shows it. Of a secret it says only whether it is set.</summary>
        /// <param name="writer">Is appended to.</param>
        /// <param name="settings">The settings.</param>
        /// <param name="revision">Their revision.</param>
        public static void AppendState(ByteWriter writer, Settings settings, int revision) => Append(writer, settings, revision, false);

        /// <summary>
        /// Writes what is stored: secrets as they are, and only what is not as it comes from the factory. That is a fifth of the bytes to write,
        /// to check and to read back.
        /// </summary>
        /// <param name="writer">Is appended to.</param>
        /// <param name="settings">The settings.</param>
        /// <param name="revision">Their revision.</param>
        public static void AppendStored(ByteWriter writer, Settings settings, int revision) => Append(writer, settings, revision, true);

        private static void Append(ByteWriter writer, Settings settings, int revision, bool isStored)
        {
            writer.Append(RevisionKey);
            writer.AppendNumber(revision);
            for (int setting = settings.Next(0, isStored); setting < Setting.Count; setting = settings.Next(setting + 1, isStored))
            {
                SettingDefinition definition = SettingsTable.Get(setting);
                writer.Append(definition.Member);
                AppendValue(writer, definition, settings, setting, isStored);
            }

            writer.Append('}');
        }

        /// <summary>Writes a number with the decimals of its setting.</summary>
        public static void AppendNumber(ByteWriter writer, SettingDefinition definition, int value)
            => writer.AppendScaled(value, definition.Decimals);

        private static void AppendValue(ByteWriter writer, SettingDefinition definition, Settings settings, int setting, bool secrets)
        {
            switch (definition.Kind)
            {
                case SettingKind.Whole:
                case SettingKind.Scaled:
                    AppendNumber(writer, definition, settings.Number(setting));
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
