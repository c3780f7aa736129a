using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Firmware.Tests;

[TestClass]
public sealed class SendWindowTests
{
    [TestMethod]
    public void A_packet_longer_than_the_window_goes_out_when_nothing_else_is_under_way()
    {
        SendWindow window = new();

        Assert.IsTrue(window.Admits(6000));

        window.Add(6000, isPing: false);
        Assert.IsFalse(window.Admits(1));

        window.Confirm(window.Position);
        Assert.IsTrue(window.Admits(6000));
    }

    [TestMethod]
    public void After_a_refusal_half_of_the_window_has_to_be_free()
    {
        SendWindow window = new();
        window.Add(1000, isPing: false);
        int first = window.Position;
        window.Add(1000, isPing: false);
        int second = window.Position;
        window.Add(1500, isPing: false);
        window.Add(960, isPing: false);

        bool refused = window.Admits(10);
        window.Confirm(first);
        bool halfFull = window.Admits(10);
        window.Confirm(second + 300);
        bool halfFree = window.Admits(10);

        Assert.IsFalse(refused);
        Assert.IsFalse(halfFull);
        Assert.IsTrue(halfFree);
    }

    [TestMethod]
    public void A_ping_is_wanted_once_behind_so_many_bytes_and_its_answer_confirms_what_went_out_before_it()
    {
        SendWindow window = new();

        Assert.IsFalse(window.WantsPing);

        window.Add(SendWindow.PingAfterBytes, isPing: false);
        Assert.IsTrue(window.WantsPing);

        window.Add(2, isPing: true);
        window.Add(SendWindow.PingAfterBytes, isPing: false);
        Assert.IsFalse(window.WantsPing);

        window.PingAnswered();

        Assert.IsTrue(window.WantsPing, "What went out behind the ping is not confirmed by its answer.");
        Assert.IsTrue(window.Admits(1000));
    }

    [TestMethod]
    public void Whoever_is_refused_makes_the_broker_say_how_far_it_has_read()
    {
        SendWindow window = new();
        window.Add(100, isPing: false);

        bool admits = window.Admits(5000);

        Assert.IsFalse(admits);
        Assert.IsTrue(window.WantsPing);

        window.Add(2, isPing: true);
        window.PingAnswered();
        Assert.IsTrue(window.Admits(5000));
    }

    [TestMethod]
    public void An_answer_to_an_older_packet_takes_nothing_back()
    {
        SendWindow window = new();
        window.Add(2000, isPing: false);
        int older = window.Position;
        window.Add(2000, isPing: false);

        window.Confirm(window.Position);
        window.Confirm(older);

        Assert.IsTrue(window.Admits(4000));
    }
}
