namespace Firmware.Core
{
    /// <summary>How the node is: counts what happens and writes it as one flat JSON object.</summary>
    public sealed class Health
    {
        private readonly NodeOptions _options;
        private readonly IDevice _device;
        private readonly int[] _faults = new int[(int)Quality.Jump + 1];
        private Quality _last = Quality.Ok;

        private readonly Schedule _schedule = new Schedule();
        private bool _due;

        /// <summary>Creates the health of a node that has just started.</summary>
        public Health(NodeOptions options, IDevice device)
        {
            _options = options;
            _device = device;
        }

        /// <summary>When it is told next without a cause, in monotonic milliseconds.</summary>
        public long NextMs => _schedule.NextMs;

        /// <summary>Begins the regular telling.</summary>
        public void Start(long nowMs, Settings settings) => _schedule.Start(nowMs, PeriodMs(settings));

        /// <summary>The settings changed.</summary>
        public void SettingsChanged(long nowMs, Settings settings) => _schedule.ChangePeriod(nowMs, PeriodMs(settings));

        /// <summary>Something changed that a person should see.</summary>
        public void Tell() => _due = true;

        /// <summary>Whether it is to be told now: regularly, or for a cause.</summary>
        public bool IsDue(long nowMs)
        {
            _due |= _schedule.Take(nowMs);
            return _due;
        }

        /// <summary>It was told.</summary>
        public void Told() => _due = false;

        /// <summary>Counts a sample.</summary>
        public void Count(Quality quality)
        {
            _faults[(int)quality]++;
            _due |= quality != _last;
            _last = quality;
        }

        /// <summary>Writes the object.</summary>
        /// <param name="writer">Is cleared first.</param>
        /// <param name="nowMs">Monotonic milliseconds since start.</param>
        /// <param name="run">This run and the one before.</param>
        /// <param name="link">The link.</param>
        /// <param name="delivery">The readings that wait, and how they go out.</param>
        /// <param name="configuration">The settings.</param>
        /// <param name="announced">Whether Home Assistant was told of the node.</param>
        public void Write(ByteWriter writer, long nowMs, RunRecord run, Link link, Delivery delivery, Configuration configuration, bool announced)
        {
            writer.Clear();
            writer.Append("{\"id\":");
            writer.AppendJsonString(_options.Id);
            writer.Append(",\"board\":");
            writer.AppendJsonString(_device.Board);
            writer.Append(",\"version\":");
            writer.AppendJsonString(FirmwareVersion.Text);
            Number(writer, ",\"up\":", nowMs / 1000);
            Number(writer, ",\"session\":", run.Session);
            writer.Append(",\"before\":");
            writer.AppendJsonString(Words.Of(run.Before));
            Number(writer, ",\"free\":", _device.FreeBytes);
            Number(writer, ",\"native\":", _device.LargestNativeBlock);
            Number(writer, ",\"connects\":", link.History.Connects);
            Number(writer, ",\"downtime\":", link.History.DowntimeMs(nowMs) / 1000);
            writer.Append(",\"broker\":");
            writer.AppendJsonString(link.Connection.Host + ":" + link.Connection.Port.ToString());
            Number(writer, ",\"qos\":", delivery.QosOf(configuration.Current));
            writer.Append(announced ? ",\"announced\":true" : ",\"announced\":false");
            writer.Append(",\"reason\":");
            writer.AppendJsonString(Words.Of(link.Reason));
            Number(writer, ",\"outbox\":", delivery.Outbox.Count);
            Number(writer, ",\"dropped\":", delivery.Outbox.Dropped);
            writer.Append(",\"quality\":");
            writer.AppendJsonString(Telemetry.NameOf(_last), 0, Telemetry.NameOf(_last).Length);
            for (int quality = (int)Quality.Timeout; quality < _faults.Length; quality++)
            {
                byte[] name = Telemetry.NameOf((Quality)quality);
                writer.Append(',');
                writer.AppendJsonString(name, 0, name.Length);
                Number(writer, ":", _faults[quality]);
            }

            Number(writer, ",\"slot\":", configuration.Slot);
            writer.Append(configuration.SlotWasBad ? ",\"slot_was_bad\":true" : ",\"slot_was_bad\":false");
            writer.Append(configuration.DeployedRefused ? ",\"deployed_refused\":true}" : ",\"deployed_refused\":false}");
        }

        private static long PeriodMs(Settings settings) => settings.Number(Setting.Health) * 1000L;

        private static void Number(ByteWriter writer, string key, long value)
        {
            writer.Append(key);
            writer.AppendNumber(value);
        }
    }
}
