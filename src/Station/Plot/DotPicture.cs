namespace Station.Plot;

/// <summary>Dots in characters, each two wide and four high (Unicode, Braille Patterns), counted from the upper left.</summary>
internal sealed class DotPicture(int columns, int rows)
{
    /// <summary>Dots of a character across.</summary>
    internal const int DotsAcross = 2;

    /// <summary>Dots of a character down.</summary>
    internal const int DotsDown = 4;

    private const char NoDots = '\u2800';

    // Bits of a Braille pattern by row and column of its dots.
    private static readonly int[,] Bits = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    private readonly int[,] _cells = new int[rows, columns];
    private readonly char[,] _letters = new char[rows, columns];

    /// <summary>Draws a line, both ends with it.</summary>
    internal void Line((int X, int Y) from, (int X, int Y) to)
    {
        int steps = Math.Max(1, Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)));
        for (int i = 0; i <= steps; i++)
        {
            double part = (double)i / steps;
            Dot((int)Math.Round(from.X + ((to.X - from.X) * part)), (int)Math.Round(from.Y + ((to.Y - from.Y) * part)));
        }
    }

    /// <summary>Puts a letter in place of the dots that are there.</summary>
    internal void Letter((int X, int Y) at, char letter) => _letters[at.Y / DotsDown, at.X / DotsAcross] = letter;

    /// <summary>A row as text.</summary>
    internal string Row(int row) => string.Create(columns, row, (text, line) =>
    {
        for (int column = 0; column < text.Length; column++)
        {
            text[column] = _letters[line, column] != default ? _letters[line, column] : (char)(NoDots + _cells[line, column]);
        }
    });

    /// <summary>Sets the dots of a column from one to another, both with it.</summary>
    internal void Column(int x, int top, int bottom)
    {
        for (int y = top; y <= bottom; y++)
        {
            Dot(x, y);
        }
    }

    private void Dot(int x, int y) => _cells[y / DotsDown, x / DotsAcross] |= Bits[y % DotsDown, x % DotsAcross];
}
