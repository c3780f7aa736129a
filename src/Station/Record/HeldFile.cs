using System.Text;

namespace Station.Record;

/// <summary>
/// Keeps the readings that wait for those before them: the broker has its acknowledgement for them, and a crash must not lose them.
/// </summary>
internal sealed class HeldFile(string path)
{
    private bool _exists = File.Exists(path);

    /// <summary>What waited when the program stopped.</summary>
    internal IEnumerable<RecordedReading> Read() => _exists
        ? File.ReadLines(path).Select(static line => RecordedReading.FromJson(Encoding.UTF8.GetBytes(line))).OfType<RecordedReading>().ToArray()
        : [];

    /// <summary>Replaces all of it.</summary>
    internal void Write(IEnumerable<RecordedReading> held)
    {
        string[] lines = [.. held.Select(static one => one.ToJson())];
        if (lines.Length > 0)
        {
            File.WriteAllLines(path + ".new", lines);
            File.Move(path + ".new", path, overwrite: true);
            _exists = true;
        }
        else if (_exists)
        {
            File.Delete(path);
            _exists = false;
        }
    }
}
