namespace Firmware.Core
{
    /// <summary>Writes the replies to config messages and commands as JSON. Replies are rare, so texts cost less here than constant runs of bytes.</summary>
    public static class ReplyWriter
    {
        // Room for what follows the last error: ],"more":2147483647}
        private const int EndBytes = 24;

        /// <summary>Writes the reply to a config message that was accepted.</summary>
        /// <param name="writer">Is cleared first.</param>
        /// <param name="id">The id of the message, null for none.</param>
        /// <param name="revision">The revision in force.</param>
        /// <param name="pacedSeconds">The shortest interval that the sensor allows, if it is longer than the one in force; otherwise 0.</param>
        public static void WriteAccepted(ByteWriter writer, string id, int revision, int pacedSeconds = 0)
        {
            Begin(writer, id, "\"ok\":true");
            AppendRevision(writer, revision);
            if (pacedSeconds > 0)
            {
                writer.Append(",\"notes\":[{\"key\":\"interval\",\"is\":\"" + Words.Paced + "\",\"used\":");
                writer.AppendNumber(pacedSeconds);
                writer.Append("}]");
            }

            writer.Append('}');
        }

        /// <summary>Writes the first reply to a config message that is tried before it is committed.</summary>
        /// <param name="writer">Is cleared first.</param>
        /// <param name="id">The id of the message, null for none.</param>
        /// <param name="revision">The revision in force.</param>
        /// <param name="seconds">How long the link has to hold.</param>
        public static void WriteTrial(ByteWriter writer, string id, int revision, int seconds)
        {
            Begin(writer, id, "\"trial\":");
            writer.AppendNumber(seconds);
            AppendRevision(writer, revision);
            writer.Append('}');
        }

        /// <summary>Writes the last reply to a config message that was tried and rejected.</summary>
        /// <param name="writer">Is cleared first.</param>
        /// <param name="id">The id of the message, null for none.</param>
        /// <param name="revision">The revision in force.</param>
        /// <param name="reason">Why there was no link.</param>
        /// <param name="occupant">The node that has the place; empty for none.</param>
        public static void WriteRejected(ByteWriter writer, string id, int revision, LinkReason reason, string occupant)
        {
            Begin(writer, id, "\"ok\":false");
            AppendRevision(writer, revision);
            writer.Append(",\"errors\":[{\"is\":\"");
            writer.Append(occupant.Length > 0 ? Words.Occupied + "\",\"by\":" : Words.NoLink + "\",\"reason\":");
            writer.AppendJsonString(occupant.Length > 0 ? occupant : Words.Of(reason));
            writer.Append("}]}");
        }

        /// <summary>Writes the reply to a config message that was refused, with as many errors as fit.</summary>
        public static void WriteRefused(ByteWriter writer, string id, int revision, ConfigErrors errors)
        {
            Begin(writer, id, "\"ok\":false");
            AppendRevision(writer, revision);
            AppendErrors(writer, errors);
        }

        /// <summary>Writes the reply to a command that was refused.</summary>
        public static void WriteRefused(ByteWriter writer, string id, ConfigErrors errors)
        {
            Begin(writer, id, "\"ok\":false");
            AppendErrors(writer, errors);
        }

        /// <summary>Writes the reply to a command that was accepted.</summary>
        /// <param name="writer">Is cleared first.</param>
        /// <param name="id">The id of the message, null for none.</param>
        /// <param name="command">Its word.</param>
        /// <param name="repeated">Whether it has run before and therefore does not run again.</param>
        public static void WriteDone(ByteWriter writer, string id, string command, bool repeated)
        {
            Begin(writer, id, "\"ok\":true,\"do\":");
            writer.AppendJsonString(command);
            writer.Append(repeated ? ",\"repeated\":true}" : "}");
        }

        private static void Begin(ByteWriter writer, string id, string rest)
        {
            writer.Clear();
            writer.Append('{');
            if (id != null)
            {
                writer.Append("\"id\":");
                writer.AppendJsonString(id);
                writer.Append(',');
            }

            writer.Append(rest);
        }

        private static void AppendRevision(ByteWriter writer, int revision)
        {
            writer.Append(",\"rev\":");
            writer.AppendNumber(revision);
        }

        private static void AppendErrors(ByteWriter writer, ConfigErrors errors)
        {
            writer.Append(",\"errors\":[");
            int kept = 0;
            while (kept < errors.Count && kept < ConfigErrors.Capacity)
            {
                int before = writer.Length;
                if (kept > 0)
                {
                    writer.Append(',');
                }

                AppendError(writer, errors, kept);
                if (writer.Overflowed || writer.Length > writer.Buffer.Length - EndBytes)
                {
                    writer.Truncate(before);
                    break;
                }

                kept++;
            }

            writer.Append(']');
            if (errors.Count > kept)
            {
                writer.Append(",\"more\":");
                writer.AppendNumber(errors.Count - kept);
            }

            writer.Append('}');
        }

        private static void AppendError(ByteWriter writer, ConfigErrors errors, int index)
        {
            byte[] key = errors.KeyOf(index);
            writer.Append('{');
            if (key != null)
            {
                writer.Append("\"key\":");
                writer.AppendJsonString(key, 0, key.Length);
                writer.Append(',');
            }
            else if (errors.PositionOf(index) >= 0)
            {
                writer.Append("\"at\":");
                writer.AppendNumber(errors.PositionOf(index));
                writer.Append(',');
            }

            ConfigError error = errors.ErrorOf(index);
            writer.Append("\"is\":");
            writer.AppendJsonString(Words.Of(error));
            AppendAllowed(writer, error, errors.SettingOf(index));
            writer.Append('}');
        }

        // What would be accepted.
        private static void AppendAllowed(ByteWriter writer, ConfigError error, int setting)
        {
            if (error == ConfigError.Choice)
            {
                AppendWords(writer, setting < 0 ? CommandParser.Choices() : SettingsTable.Get(setting).Choices);
            }
            else if (setting >= 0 && (error == ConfigError.Range || error == ConfigError.Length))
            {
                SettingDefinition definition = SettingsTable.Get(setting);
                writer.Append(",\"min\":");
                SettingsWriter.AppendNumber(writer, definition, definition.Minimum);
                writer.Append(",\"max\":");
                SettingsWriter.AppendNumber(writer, definition, definition.Maximum);
            }
        }

        private static void AppendWords(ByteWriter writer, string[] words)
        {
            writer.Append(",\"allowed\":[");
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
    }
}
