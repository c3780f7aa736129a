using System.Text;
using Kit;

namespace Boards.Tests;

/// <summary>What a tool prints in this process, and a feed of its lines.</summary>
internal sealed class LinesPrinted : StringWriter
{
    private readonly StringBuilder _line = new();

    /// <summary>Each line as it is printed.</summary>
    internal Feed<string> Lines { get; } = new("lines printed");

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        Lines.Add(_line.Append(value).ToString());
        _line.Clear();
    }

    /// <inheritdoc/>
    public override void Write(char value)
    {
        base.Write(value);
        _line.Append(value);
    }
}
