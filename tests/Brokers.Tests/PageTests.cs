using System.Text.RegularExpressions;
using Kit;

namespace Brokers.Tests;

/// <summary>docs/brokers.md shows what the other tests measure.</summary>
[TestClass]
public sealed partial class PageTests
{
    private static readonly Func<BrokerUnderTest>[] All =
        [() => new Mosquitto(), () => new RabbitMq(), () => new Ejabberd(), () => new Aedes(), () => new Embedded()];

    [TestMethod]
    public async Task It_has_the_table_and_what_each_broker_does_otherwise()
    {
        string page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "brokers.md"));
        List<BrokerUnderTest> brokers = [.. All.Select(static create => create())];
        try
        {
            // The versions are those of whoever ran it last.
            string[] heads = [.. brokers.Select(broker => Regex.Match(page, $@"\| ({broker.Name} [0-9][0-9.]*) +\|").Groups[1].Value)];
            CollectionAssert.DoesNotContain(heads, "", "docs/brokers.md has no table with a column for each broker and its version");
            string[] expected = Matrix.Lines(heads, (column, capability) => Matrix.Expected(brokers[column], capability));
            StringAssert.Contains(page, string.Join('\n', expected));
            foreach (BrokerUnderTest broker in brokers)
            {
                StringAssert.Contains(Space().Replace(page, " "), Matrix.Sentence(broker, static _ => true));
            }
        }
        finally
        {
            foreach (BrokerUnderTest broker in brokers)
            {
                await broker.DisposeAsync();
            }
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
