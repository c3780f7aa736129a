namespace BrokerSetup;

/// <summary>Makes the certificate of the CA anew, and the one of the broker with it.</summary>
internal static class RenewCommand
{
    /// <summary>Renews both and hands the new one out.</summary>
    /// <returns>The exit code.</returns>
    internal static int Run(Setup setup, Guidance guidance)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        DateTimeOffset former;
        DateTimeOffset end;
        using (Authority old = Authority.Open(setup.Folder, now))
        {
            former = old.Ends;
            using Authority renewed = old.Renew(now);
            end = renewed.Ends;
        }

        File.Delete(setup.Folder.Server);
        setup.Certify(now);
        setup.Credentials.WriteAll();
        setup.Apply();
        Console.WriteLine($"the CA lasts until {Authority.Day(end)} now, with the same key");
        Console.WriteLine(former > now
            ? $"nodes that have its former certificate go on until {Authority.Day(former)}; give them the new one before: ca.pem or ca.der, in "
                + $"{guidance.Show(setup.Folder.File("nodes"))}/PLACE"
            : $"its former certificate has ended: give every node the new one, ca.pem or ca.der, in {guidance.Show(setup.Folder.File("nodes"))}/PLACE");
        return 0;
    }
}
