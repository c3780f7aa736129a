using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Web.Access;

/// <summary>
/// How often somebody may try to log in. An address has ten attempts, and then one each half minute: 2,900 a day. A name has thirty
/// from all addresses, and then one each ten seconds; one address alone cannot use them up, so it cannot lock anybody out.
/// </summary>
internal sealed class LoginGate : IDisposable
{
    // PBKDF2 takes a core for about a tenth of a second: more at once would be a way to stop the station.
    private readonly SemaphoreSlim _atWork = new(1);

    private readonly PartitionedRateLimiter<IPAddress> _addresses =
        PartitionedRateLimiter.Create<IPAddress, string>(static address => Bucket(Network(address), 10, TimeSpan.FromSeconds(30)));

    private readonly PartitionedRateLimiter<string> _names =
        PartitionedRateLimiter.Create<string, string>(static name => Bucket(name, 30, TimeSpan.FromSeconds(10)));

    /// <summary>Checks name and password.</summary>
    /// <param name="users">The users file.</param>
    /// <param name="name">The name entered.</param>
    /// <param name="password">The password entered.</param>
    /// <param name="address">The address of the browser.</param>
    /// <param name="cancel">The request was aborted.</param>
    internal async Task<LoginOutcome> Try(UserFile users, string name, string password, IPAddress address, CancellationToken cancel)
    {
        PageUser? user = users.Find(name);

        // All names that do not exist share one counter: otherwise invented names would fill the memory.
        using RateLimitLease byAddress = _addresses.AttemptAcquire(address);
        using RateLimitLease? byName = byAddress.IsAcquired ? _names.AttemptAcquire(user?.Name ?? "") : null;
        if (byName is not { IsAcquired: true })
        {
            return new LoginOutcome(null, Wait(byName ?? byAddress));
        }

        await _atWork.WaitAsync(cancel);
        try
        {
            bool isRight = await Task.Run(() => Passwords.Verify(user, password.Length <= Passwords.Longest ? password : ""), cancel);
            return new LoginOutcome(isRight ? user : null, null);
        }
        finally
        {
            _ = _atWork.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _addresses.Dispose();
        _names.Dispose();
        _atWork.Dispose();
    }

    private static TimeSpan Wait(RateLimitLease refused) =>
        refused.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : TimeSpan.FromSeconds(30);

    private static RateLimitPartition<string> Bucket(string key, int attempts, TimeSpan period) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = attempts,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = period,
            QueueLimit = 0,
        });

    // A client with one IPv6 address usually has a /64 of them.
    private static string Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? BitConverter.ToUInt64(address.GetAddressBytes()).ToString("x16", CultureInfo.InvariantCulture)
            : address.ToString();
    }
}
