using System.Text;
using Station.Chat;
using Station.Contract;
using Station.Network;
using Station.Settings;

namespace Station.Tests.Model;

[TestClass]
public sealed class TypingTests
{
    private readonly LineEditor _editor = new();

    [TestMethod]
    public void Keys_edit_the_line()
    {
        Type("helo wrld");
        Press(ConsoleKey.Home);
        Press(ConsoleKey.RightArrow);
        Press(ConsoleKey.RightArrow);
        Press(ConsoleKey.RightArrow);
        Type("l");
        Press(ConsoleKey.End);

        Press(ConsoleKey.Backspace);

        Assert.AreEqual(("hello wrl", 9), (_editor.Text, _editor.Cursor));

        Press(ConsoleKey.W, ConsoleModifiers.Control);
        Type("world");
        Assert.AreEqual("hello world", Press(ConsoleKey.Enter));

        Press(ConsoleKey.UpArrow);
        Assert.AreEqual("hello world", _editor.Text);

        Press(ConsoleKey.U, ConsoleModifiers.Control);
        Press(ConsoleKey.D, ConsoleModifiers.Control);
        Assert.IsTrue(_editor.IsAtEnd);
    }

    [TestMethod]
    public void A_character_of_two_halves_is_removed_whole()
    {
        Type("a😀");

        Press(ConsoleKey.Backspace);

        Assert.AreEqual("a", _editor.Text);
    }

    [TestMethod]
    public void Pasted_lines_stay_one_message()
    {
        Type("\e[200~one\rtwo\tthree\e[201~");

        Assert.AreEqual("one\ntwo three", _editor.Text);
        Assert.AreEqual("one\ntwo three", Press(ConsoleKey.Enter));
    }

    [TestMethod]
    [DataRow("plain ünïcödé 😀", "plain ünïcödé 😀")]
    [DataRow("\e[31mred\e[0m\a\b\u007f", "␛[31mred␛[0m␇␈␡")]
    [DataRow("\u009b31m \u202egnp.exe \u2028 \ufeff", "\uFFFD31m \uFFFDgnp.exe \uFFFD \uFFFD")]
    public void What_a_terminal_would_obey_is_shown(string text, string shown)
    {
        Assert.AreEqual(shown, HarmlessText.Show(text));
    }

    [TestMethod]
    [DataRow("interval=10", """{"interval":10}""")]
    [DataRow("retain=false", """{"retain":false}""")]
    [DataRow("offset_temperature=-0.5", """{"offset_temperature":-0.5}""")]
    [DataRow("payload=json", """{"payload":"json"}""")]
    [DataRow("place=7", """{"place":"7"}""")]
    [DataRow("payload=\"json\"", """{"payload":"json"}""")]
    [DataRow("user=", """{"user":""}""")]
    [DataRow("payload={\"a\":1}", """{"payload":"{\"a\":1}"}""")]
    public void Settings_are_written_as_a_person_writes(string word, string json)
    {
        Assert.IsNull(Assignments.Check([word]));
        Assert.AreEqual(json, Assignments.Parse([word]).ToJsonString(JsonText.OneLine));
    }

    [TestMethod]
    [DataRow("broker.local", "broker.local", 1883)]
    [DataRow("10.0.0.1:8883", "10.0.0.1", 8883)]
    [DataRow("[::1]:1884", "::1", 1884)]
    [DataRow("::1", "::1", 1883)]
    public void ABrokerIsAHostAndPerhapsAPort(string text, string host, int port)
    {
        Assert.AreEqual((host, port), BrokerAddress.Parse(text));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("host:")]
    [DataRow("host:0")]
    [DataRow("host:65536")]
    [DataRow("ho st")]
    public void What_is_no_broker_is_refused(string text) => Assert.IsNull(BrokerAddress.Parse(text));

    [TestMethod]
    public void A_chat_message_survives_the_wire()
    {
        ChatMessage message = new("1", "anna", new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero), "a \"quote\"\nand °");

        Assert.AreEqual(message, ChatMessage.Parse(message.ToBytes()));
        Assert.IsNull(ChatMessage.Parse(Encoding.UTF8.GetBytes("""{"id":1,"from":"anna","text":"x"}""")));
    }

    private void Type(string text)
    {
        foreach (char character in text)
        {
            ConsoleKey key = character switch
            {
                '\r' => ConsoleKey.Enter,
                '\e' => ConsoleKey.Escape,
                _ => ConsoleKey.None,
            };
            Assert.IsNull(_editor.Press(new ConsoleKeyInfo(character, key, false, false, false)));
        }
    }

    private string? Press(ConsoleKey key, ConsoleModifiers modifiers = 0) => _editor.Press(new ConsoleKeyInfo(
        key == ConsoleKey.Enter ? '\r' : key == ConsoleKey.Backspace ? '\u007f' : '\0', key, false, false, modifiers == ConsoleModifiers.Control));
}
