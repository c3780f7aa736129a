using System.Globalization;

namespace Cost.Tests;

/// <summary>
/// What the core costs on the device, where each IL instruction is interpreted: counted, not timed, so that each machine counts the same.
/// docs/cost.md says what a count means on the chip.
/// </summary>
[TestClass]
public sealed class CostTests
{
    // What a change may add before it has to say so, in per cent.
    private const int TolerancePercent = 5;

    private static readonly Meter Counting = new();

    public static IEnumerable<object[]> Budgets()
        => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "budgets.tsv")).Skip(1).Where(line => line.Length > 0)
            .Select(line => line.Split('\t')).Select(cells => new object[] { cells[0], long.Parse(cells[1], CultureInfo.InvariantCulture) });

    [TestMethod]
    [DynamicData(nameof(Budgets))]
    public void An_operation_keeps_to_its_budget(string operation, long budget)
    {
        Bill bill = Counting.Measure(operation);

        Console.WriteLine($"cost {operation}: {bill.Instructions} IL instructions, budget {budget}");
        Console.WriteLine(bill.Top(12));

        Assert.IsLessThanOrEqualTo(
            budget + budget * TolerancePercent / 100,
            bill.Instructions,
            $"{operation} costs {bill.Instructions} IL instructions, its budget is {budget}. Most of it:{Environment.NewLine}{bill.Top(8)}");
    }

    [TestMethod]
    public void Every_operation_has_a_budget()
    {
        string[] operations = [.. typeof(Operations).GetMethods().Where(method => method.IsStatic).Select(method => method.Name)];

        string[] budgeted = [.. Budgets().Select(row => (string)row[0])];

        CollectionAssert.AreEquivalent(operations, budgeted);
    }

    [TestMethod]
    public void The_same_operation_costs_the_same_each_time()
    {
        Bill first = Counting.Measure(nameof(Operations.Reading_json_qos_0));

        Bill second = Counting.Measure(nameof(Operations.Reading_json_qos_0));

        Assert.AreEqual(first.Instructions, second.Instructions);
    }
}
