namespace Firmware.Core
{
    // What a node that sleeps asks for.
    public sealed partial class Uplink
    {
        /// <summary>The sampler.</summary>
        public Sampler Sampler => _sampler;

        /// <summary>How the node is.</summary>
        public Health Health => _health;

        /// <summary>The highest QoS that the broker has, as far as is known.</summary>
        public int GrantedQos => _delivery.GrantedQos;

        /// <summary>Whether everything has been handed to the client that is to go out now. The link is up.</summary>
        public bool IsHandedOver(long nowMs) => Outbox.OldestWaiting() < 0 && !_alarms.AreDue && !_health.IsDue(nowMs) && _discovery.IsSettled(nowMs);

        /// <summary>Whether there is something that the broker has to be told.</summary>
        public bool HasNews(long nowMs) => Outbox.Count > 0 || _alarms.AreDue || _health.IsDue(nowMs);

        /// <summary>The link is up after a sleep, and the broker knows everything that it has to know.</summary>
        /// <param name="grantedQos">The highest QoS that the broker has.</param>
        /// <param name="topics">Of the node.</param>
        public void Resume(int grantedQos, Topics topics)
        {
            _delivery.CameOnline(grantedQos);
            _discovery.Resume(topics, _configuration.Current);

            // What new settings no longer let the broker keep may have had to wait for this wake.
            _retention.Check(0);
        }

        /// <summary>Writes down or brings back what it has to know after a sleep.</summary>
        public void Keep(Memo memo)
        {
            _health.Keep(memo);
            _discovery.Keep(memo);
            _sampler.Keep(memo);
        }
    }
}
