namespace Boards.Tests;

/// <summary>A pin that cannot be used is refused with the reason.</summary>
[TestClass]
public sealed class ChipTests
{
    [TestMethod]
    [DataRow("esp32", 12, "strapping")]
    [DataRow("esp32", 6, "flash")]
    [DataRow("esp32", 16, "PSRAM")]
    [DataRow("esp32", 1, "serial")]
    [DataRow("esp32", 34, "input only")]
    [DataRow("esp32", 20, "does not exist")]
    [DataRow("esp32", 24, "does not exist")]
    [DataRow("esp32", 40, "does not exist")]
    [DataRow("esp32-c3", 8, "strapping")]
    [DataRow("esp32-c3", 12, "flash")]
    [DataRow("esp32-c3", 18, "USB")]
    [DataRow("esp32-c3", 22, "does not exist")]
    [DataRow("esp32-s3", 45, "strapping")]
    [DataRow("esp32-s3", 26, "flash")]
    [DataRow("esp32-s3", 35, "PSRAM")]
    [DataRow("esp32-s3", 25, "does not exist")]
    public void A_pin_that_cannot_be_used_is_refused(string chip, int pin, string reason)
    {
        string? why = Chip.All[chip].Refuses(pin);

        Assert.IsNotNull(why);
        Assert.Contains(reason, why);
    }

    [TestMethod]
    [DataRow("esp32", "4 13 14 18 19 21 22 23 25 26 27 32 33")]
    [DataRow("esp32-c3", "0 1 3 4 5 6 7 10")]
    [DataRow("esp32-s3", "1 2 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 21 38 39 40 41 42 47 48")]
    public void Every_other_pin_can_be_used(string chip, string free)
    {
        string found = string.Join(' ', Enumerable.Range(0, 64).Where(pin => Chip.All[chip].Refuses(pin) is null));
        Assert.AreEqual(free, found);
    }

    [TestMethod]
    public void The_page_lists_the_same_pins()
    {
        string page = File.ReadAllText(Repository.Path("boards", "README.md"));

        Assert.Contains("| 0, 2, 5, 12, 15 | 2, 8, 9 | 0, 3, 45, 46 |", page);
        Assert.Contains("| 6 to 11 | 11 to 17 | 26 to 32 |", page);
        Assert.Contains("| 16, 17 | | 33 to 37 |", page);
        Assert.Contains("| 1, 3 | 20, 21 | 43, 44 |", page);
        Assert.Contains("| | 18, 19 | 19, 20 |", page);
        Assert.Contains("| 34 to 39 | | |", page);
    }
}
