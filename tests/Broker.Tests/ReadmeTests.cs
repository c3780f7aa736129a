using System.Text.RegularExpressions;
using Kit;

namespace Brokers.Tests;

/// <summary>README shows what the other tests measure.</summary>
[TestClass]
public sealed partial class ReadmeTests
{
    private static readonly Func<BrokerUnderTest>[] All = [() => new Mosquitto(), () => new RabbitMq(), () => new Ejabberd(), () => new Aedes(), () => new Embedded()];

    [TestMethod]
    public async Task It_has_the_table_and_what_each_broker_does_otherwise()
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        List<BrokerUnderTest> brokers = [.. All.Select(static create => create())];
        try
        {
            // The versions are those of whoever ran it last.
            string[] heads = [.. brokers.Select(broker => Regex.Match(readme, $@"\| ({broker.Name} [0-9][0-9.]*) +\|").Groups[1].Value)];
            CollectionAssert.DoesNotContain(heads, "", "README has no table with a column for each broker and its version");
            string[] expected = Matrix.Lines(heads, (column, capability) => Matrix.Expected(brokers[column], capability));
            StringAssert.Contains(readme, string.Join('\n', expected));
            foreach (BrokerUnderTest broker in brokers)
            {
                StringAssert.Contains(Space().Replace(readme, " "), Matrix.Sentence(broker, static _ => true));
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
