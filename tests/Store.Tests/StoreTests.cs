namespace Store.Tests;

/// <summary>What a store does, whichever database it is in.</summary>
public abstract partial class StoreTests
{
    /// <summary>Makes an empty place for a store.</summary>
    private protected abstract Task<string> NewPlace();

    [TestMethod]
    public async Task A_reading_counts_once_however_often_it_comes()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());

        WriteResult first = store.Write([Samples.Reading(1), Samples.Reading(2), Samples.Reading(1)]);
        WriteResult second = store.Write([Samples.Reading(2) with { Received = Samples.At(90) }, Samples.Reading(3)]);

        Assert.AreEqual(new WriteResult(2, 1, 0), first);
        Assert.AreEqual(new WriteResult(1, 1, 0), second);
        CollectionAssert.AreEqual(new long?[] { 1, 2, 3 }, store.All().Select(one => one.Sequence).ToArray());
        Assert.AreEqual(3, store.Summaries(store.Node().Id, "temperature").Single().Count);
    }

    [TestMethod]
    public async Task Readings_come_in_the_order_of_time_whatever_their_session()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());

        store.Write([Samples.Reading(6, session: 5), Samples.Reading(2, session: 900), Samples.Reading(1, session: 900)]);

        CollectionAssert.AreEqual(new long?[] { 1, 2, 6 }, store.All().Select(one => one.Sequence).ToArray());
    }

    [TestMethod]
    public async Task What_a_node_says_comes_back_as_it_was()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        StoredReading said = Samples.Reading(1) with
        {
            Root = "haus/äußen",
            Place = "=HYPERLINK(\"http://x\",\"y\")",
            Session = 2147483647,
            Values = new Dictionary<string, double?> { ["temperature"] = -12.345, ["humidity"] = null, ["time"] = 4, ["Tür \"offen\""] = 1 },
            Quality = "checksum",
            More = """{"sensor":"dht22","note":"°"}""",
        };

        store.Write([said]);

        StoredReading back = store.All().Single();
        CollectionAssert.AreEquivalent(said.Values.ToArray(), back.Values.ToArray());
        Assert.AreEqual(said with { Values = back.Values, Time = said.At!.Value }, back);
    }

    [TestMethod]
    public async Task What_no_database_takes_as_text_is_replaced_and_nothing_is_lost()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());

        store.Write(
            [Samples.Reading(1) with { Quality = "a\0b\uD800", Values = new Dictionary<string, double?> { ["x\0"] = 1, ["y"] = double.NaN } },
            Samples.Reading(2)]);

        StoredReading[] back = store.All();

        Assert.AreEqual(2, back.Length);
        Assert.AreEqual("a\uFFFDb\uFFFD", back[0].Quality);
        Assert.AreEqual(1, back[0].Values["x\uFFFD"]);
        Assert.IsNull(back[0].Values["y"]);
    }

    [TestMethod]
    public async Task More_quantities_than_there_is_room_for_are_kept_with_the_rest()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        Dictionary<string, double?> many = Enumerable.Range(0, 250).ToDictionary(one => $"quantity_{one}", one => (double?)one);

        store.Write([Samples.Reading(1) with { Values = many, More = """{"sensor":"odd"}""" }]);

        StoredReading back = store.All().Single();
        Assert.AreEqual(200, back.Values.Count);
        Dictionary<string, object> rest = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, object>>(back.More!)!;
        Assert.AreEqual(51, rest.Count);
        CollectionAssert.AreEquivalent(many.Keys.Append("sensor").ToArray(), back.Values.Keys.Concat(rest.Keys).ToArray());
    }

    [TestMethod]
    public async Task A_device_that_does_not_count_is_counted_by_what_it_says_and_when()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        StoredReading said = Samples.Reading(1) with { Session = null, Sequence = null };
        StoredReading untimed = said with { At = null, UpSeconds = null };

        WriteResult timed = store.Write([said, said with { Received = Samples.At(5) }, said with { At = Samples.At(2) }]);
        WriteResult kept = store.Write([untimed with { IsRetained = true }, untimed with { IsRetained = true, Received = Samples.At(9) }]);
        WriteResult live = store.Write([untimed, untimed with { Received = Samples.At(9) }]);

        Assert.AreEqual((2, 1, 2), (timed.Written, kept.Written, live.Written));
        Assert.IsTrue(store.All().All(one => one is { Session: null, Sequence: null }));
    }

    [TestMethod]
    public async Task A_node_without_the_time_is_placed_by_how_long_it_had_been_running()
    {
        string place = await NewPlace();
        using ReadingStore store = ReadingStore.Open(place);
        store.Write([Samples.Reading(3) with { At = null }]);

        // Another recorder, later: what was measured before comes as history.
        using ReadingStore other = ReadingStore.Open(place);
        other.Write([Samples.Reading(1) with { At = null, Received = Samples.At(500) }, Samples.Reading(2) with { At = null, Received = Samples.At(501) }]);

        StoredReading[] back = other.All();

        CollectionAssert.AreEqual(new long?[] { 1, 2, 3 }, back.Select(one => one.Sequence).ToArray());
        Assert.AreEqual(Samples.At(1).AddMilliseconds(40), back[0].Time);
        Assert.IsNull(back[0].At);
    }

    [TestMethod]
    public async Task The_newest_reading_of_each_node_is_known()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        store.Write([Samples.Reading(1), Samples.Reading(3), Samples.Reading(2), Samples.Reading(9, 5, "cellar")]);

        IReadOnlyDictionary<long, StoredReading> latest = store.Latest();

        Assert.AreEqual("attic 3, cellar 9", string.Join(", ", store.Nodes().Select(one => $"{one.Place} {latest[one.Id].Sequence}")));
        Assert.AreEqual((Samples.At(1), Samples.At(3)), (store.Nodes()[0].First, store.Nodes()[0].Last));
    }

    [TestMethod]
    public async Task A_store_keeps_its_name_and_its_readings()
    {
        string place = await NewPlace();
        string id;
        using (ReadingStore first = ReadingStore.Open(place))
        {
            id = first.Id;
            first.Write([Samples.Reading(1)]);
        }

        using ReadingStore again = ReadingStore.Open(place);

        Assert.AreEqual(id, again.Id);
        Assert.AreEqual(new WriteResult(1, 1, 0), again.Write([Samples.Reading(1), Samples.Reading(2)]));
    }

    [TestMethod]
    public async Task A_store_of_a_newer_station_is_refused()
    {
        string place = await NewPlace();
        ReadingStore.Open(place).Dispose();
        using (Databases.Database database = Databases.Database.For(place))
        using (System.Data.Common.DbConnection connection = database.Open())
        {
            Databases.Commands.Run(connection, "UPDATE store SET version = 99");
        }

        StoreException refused = Assert.ThrowsExactly<StoreException>(() => ReadingStore.Open(place));

        StringAssert.Contains(refused.Message, "newer station");
        Assert.IsFalse(refused.IsPassing);
    }

    [TestMethod]
    public async Task Several_that_write_at_once_count_each_reading_once()
    {
        string place = await NewPlace();
        ReadingStore.Open(place).Dispose();
        const int Readings = 400;

        // Each brings all of them, in another order and in its own batches, and a quantity that is new.
        WriteResult[] results = await Task.WhenAll(Enumerable.Range(1, 4).Select(one => Task.Run(() =>
        {
            using ReadingStore store = ReadingStore.Open(place);
            StoredReading[] mine = [.. Enumerable.Range(1, Readings).Select(number => Samples.Reading(number, number, $"node-{number % 7}"))];
            new Random(one).Shuffle(mine);
            WriteResult sum = default;
            foreach (StoredReading[] batch in mine.Chunk(10 * one))
            {
                sum += Retry(
                    () => store.Write(
                    [.. batch.Select(it => it with { Values = new Dictionary<string, double?>(it.Values) { [$"extra_{it.Sequence % 5}"] = 1 } })]));
            }

            return sum;
        })));

        using ReadingStore all = ReadingStore.Open(place);

        Assert.AreEqual(new WriteResult(Readings, 3 * Readings, 0), results.Aggregate((one, other) => one + other));
        Assert.AreEqual(Readings, all.Nodes().Sum(node => all.Summaries(node.Id, "temperature").Sum(hour => hour.Count)));
        Assert.AreEqual(
            (double)Readings * (Readings + 1) / 2, all.Nodes().Sum(node => all.Summaries(node.Id, "temperature").Sum(hour => hour.Mean * hour.Count))!.Value,
            0.001);
    }

    [TestMethod]
    public async Task A_name_belongs_to_one_recorder_until_it_leaves()
    {
        string place = await NewPlace();
        using ReadingStore one = ReadingStore.Open(place);
        using ReadingStore other = ReadingStore.Open(place);

        IDisposable? first = one.Claim("recorder");
        IDisposable? second = other.Claim("recorder");
        using IDisposable? differently = other.Claim("garden");
        first?.Dispose();
        using IDisposable? third = other.Claim("recorder");

        Assert.IsNotNull(first);
        Assert.IsNull(second);
        Assert.IsNotNull(differently);
        Assert.IsNotNull(third);
    }

    // As a recorder does: what passes is tried again.
    private static WriteResult Retry(Func<WriteResult> write)
    {
        while (true)
        {
            try
            {
                return write();
            }
            catch (StoreException failure) when (failure.IsPassing)
            {
                continue;
            }
        }
    }
}
