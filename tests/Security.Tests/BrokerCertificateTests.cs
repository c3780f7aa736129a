using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kit;

namespace Security.Tests;

/// <summary>The CA of ./broker at the end of its life.</summary>
[TestClass]
public sealed class BrokerCertificateTests
{
    [TestMethod]
    public async Task A_CA_that_ends_before_the_certificate_that_it_signs_is_told()
    {
        using TemporaryFolder folder = new();
        MakeCa(folder, DateTimeOffset.UtcNow.AddDays(100));

        await using RunningProgram setup = RunningProgram.Start("BrokerSetup", "broker-setup", "add", "livingroom", "--dir", folder.Path);

        Assert.AreEqual(0, await setup.Exit());
        StringAssert.Contains(setup.Output.ToString(), "./broker renew");

        using X509Certificate2 server = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(folder.File("server.pem")));
        using X509Certificate2 ca = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(folder.File("ca.pem")));
        Assert.AreEqual(ca.NotAfter, server.NotAfter);
    }

    [TestMethod]
    public async Task A_CA_that_has_ended_is_refused_with_what_to_do_and_renewed()
    {
        using TemporaryFolder folder = new();
        MakeCa(folder, DateTimeOffset.UtcNow.AddDays(-1));

        await using RunningProgram refused = RunningProgram.Start("BrokerSetup", "broker-setup", "add", "livingroom", "--dir", folder.Path);

        Assert.AreEqual(1, await refused.Exit());
        Assert.HasCount(1, refused.Output.All, refused.Output.ToString());
        StringAssert.Contains(refused.Output.ToString(), "./broker renew makes it anew");

        await using RunningProgram renewed = RunningProgram.Start("BrokerSetup", "broker-setup", "renew", "--dir", folder.Path);
        Assert.AreEqual(0, await renewed.Exit(), renewed.Output.ToString());

        await using RunningProgram added = RunningProgram.Start("BrokerSetup", "broker-setup", "add", "livingroom", "--dir", folder.Path);
        Assert.AreEqual(0, await added.Exit(), added.Output.ToString());
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task After_a_renewal_nodes_get_in_with_the_former_certificate_and_with_the_new_one()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom", "kitchen");
        string former = broker.File("former.pem");
        File.Copy(broker.CaFile, former);

        _ = await broker.Setup("renew");

        Assert.AreNotEqual(await File.ReadAllTextAsync(former), await File.ReadAllTextAsync(broker.CaFile));
        Assert.AreEqual(await File.ReadAllTextAsync(broker.CaFile), await File.ReadAllTextAsync(broker.File("nodes/kitchen/ca.pem")));

        await using RunningProgram one = RunningProgram.Start("VirtualDevice", "virtual-device", "--profile", broker.File("nodes/livingroom"), "--ca", former);
        _ = await one.Prints("connected to");
        await using RunningProgram other = await broker.StartNodeOnline("kitchen");
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task The_key_of_the_CA_may_be_kept_elsewhere_until_something_is_to_be_signed()
    {
        await using SecureBroker broker = await SecureBroker.Start("livingroom");
        File.Delete(broker.File("ca.key"));

        _ = await broker.Setup("add", "kitchen");
        (int exitCode, string text) = await broker.Try("renew");

        Assert.AreEqual(1, exitCode);
        StringAssert.Contains(text, "the CA's key is needed");
    }

    [TestMethod]
    [TestCategory("Servers")]
    public async Task A_hash_of_mosquitto_passwd_is_one_of_ours()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("passwords");

        await using ChildProcess tool = ChildProcess.Start(Tools.Find("mosquitto_passwd"), ["-b", "-c", file, "anna", "glass mountain"]);

        Assert.AreEqual(0, await tool.Exit(), tool.Output.ToString());

        string theirs = File.ReadLines(file).First().Split(':')[1];
        byte[] salt = Convert.FromBase64String(theirs.Split('$')[3]);

        string ours = BrokerSetup.MosquittoPassword.Hash("glass mountain", salt);

        Assert.AreEqual(theirs, ours);
    }

    private static void MakeCa(TemporaryFolder folder, DateTimeOffset end)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Broker CA", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using X509Certificate2 ca = request.CreateSelfSigned(end.AddDays(-3650), end);
        File.WriteAllText(folder.File("ca.pem"), ca.ExportCertificatePem());
        File.WriteAllBytes(folder.File("ca.der"), ca.RawData);

        // As openssl wrote it for earlier versions.
        File.WriteAllText(folder.File("ca.key"), key.ExportECPrivateKeyPem());
    }
}
