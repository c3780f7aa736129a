using Firmware.Core;

namespace VirtualDevice.Tests.Core;

/// <summary>A node under fuzz: takes one message after the other and is given all the time it asks for.</summary>
internal sealed class FuzzNode
{
    // A failed trial takes some twenty ticks; whoever needs many more hangs.
    private const int MostTicks = 5000;

    private readonly FuzzLink _link = new();
    private readonly QuietLog _log = new();
    private readonly QuietBoard _board = new();
    private readonly Settings _before = new();
    private Node _node;
    private byte[] _failed = [];
    private long _nowMs;

    /// <summary>Starts it and waits until it is online.</summary>
    internal FuzzNode()
    {
        byte[] deployed = """{"broker":"first","interval":3600,"tls":true}"""u8.ToArray();
        _ = _board.Write(StoreSlot.Deployed, deployed, deployed.Length);
        Start();
        Run(() => _node.LinkState == LinkState.Online && _link.HasRoom);
    }

    /// <summary>The settings in force.</summary>
    internal Settings Current => _node.Configuration.Current;

    /// <summary>Their revision.</summary>
    internal int Revision => _node.Configuration.Revision;

    /// <summary>Whether secrets are taken now.</summary>
    internal bool IsSecure => _node.Configuration.IsSecure;

    /// <summary>How often settings were accepted and changed something.</summary>
    internal int Changes { get; private set; }

    /// <summary>How often settings were tried.</summary>
    internal int Trials { get; private set; }

    /// <summary>Whether a message is what was tried and failed last: kept by the broker it is not tried again.</summary>
    internal bool HasFailed(byte[] message) => message.AsSpan().SequenceEqual(_failed);

    /// <summary>Gives it a message and checks everything that must hold afterwards, whatever the message was.</summary>
    /// <param name="message">Any bytes.</param>
    /// <param name="retained">Whether the broker had kept it.</param>
    /// <param name="trialHolds">Whether a trial that it may start succeeds.</param>
    /// <returns>Whether the node took the message: at once or for a trial.</returns>
    internal bool Take(byte[] message, bool retained, bool trialHolds)
    {
        _before.CopyFrom(Current);
        int revision = Revision;
        int answers = _link.AnswerCount;
        _link.Configure(message, retained);
        if (message.Length == 0)
        {
            _nowMs = Math.Max(_node.Tick(_nowMs), _nowMs);
            Assert.AreEqual(answers, _link.AnswerCount, "An empty message asks for nothing.");
            return false;
        }

        Run(() => _link.AnswerCount > answers);
        Answer answer = Answer.Read(_link.LastAnswer);
        ConfigOutcome outcome = _log.LastOutcome;
        Assert.AreEqual(outcome == ConfigOutcome.Refused, answer.Ok == false, "Refused exactly when the answer says so.");
        Assert.AreEqual(outcome == ConfigOutcome.Tried, answer.Trial);
        bool taken = outcome != ConfigOutcome.Refused;
        if (outcome == ConfigOutcome.Tried)
        {
            Trials++;
            Assert.IsTrue(Current.SameAs(_before), "A trial changes nothing before its end.");
            answer = Decide(trialHolds, answers + 1);
            _failed = answer.Ok == true ? _failed : (byte[])message.Clone();
        }

        Check(answer, revision);
        Run(() => _node.LinkState == LinkState.Online && _link.HasRoom);
        return taken;
    }

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_node))]
    private void Start()
    {
        _node = new Node(new NodeOptions { Id = "node-1", Seed = 1 }, _board, _link, _board, _board, _board, _log);
        _nowMs = 0;
        _node.Start(_nowMs);
    }

    private Answer Decide(bool holds, int answers)
    {
        // Without a broker to connect to nothing can hold.
        holds &= _node.Configuration.Candidate!.Settings.Text(Setting.Broker).Length > 0;
        _link.Answers = holds;
        Run(() => _node.Configuration.Candidate is null);
        _link.Answers = true;
        Run(() => _link.AnswerCount > answers);
        Answer answer = Answer.Read(_link.LastAnswer);
        Assert.AreEqual(holds, answer.Ok);
        return answer;
    }

    private void Check(Answer answer, int revision)
    {
        Assert.AreEqual(Revision, answer.Revision);
        Assert.IsNull(SettingsRules.FirstBroken(Current), "A setting in force is not valid.");
        bool changed = !Current.SameAs(_before);
        Assert.AreEqual(changed ? revision + 1 : revision, Revision);
        Assert.IsTrue(answer.Ok == true || !changed, "Refused, and yet something changed.");
        Changes += changed ? 1 : 0;
    }

    private void Run(Func<bool> until)
    {
        for (int ticks = 0; !until(); ticks++)
        {
            Assert.IsLessThan(MostTicks, ticks, "The node hangs.");
            long next = _node.Tick(_nowMs);
            _nowMs = until() ? _nowMs : Math.Max(next, _nowMs);
            if (_board.IsAsleep)
            {
                // The pause is over at once.
                _board.IsAsleep = false;
                _board.WokeUp = true;
                Start();
            }
        }
    }
}
