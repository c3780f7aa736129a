using System.Text;

namespace Station.CommandLine;

/// <summary>Reads a new password: at a terminal twice and without echo, otherwise the first line of the input.</summary>
internal static class PasswordPrompt
{
    /// <summary>Reads the password.</summary>
    /// <exception cref="StationException">It is empty, or the two inputs differ.</exception>
    internal static string Read(string prompt)
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? throw Wrong("the password is the first line of the input; there was none");
        }

        string typed = Hidden(prompt);
        return Hidden("Again: ") == typed ? typed : throw Wrong("that was not the same twice; nothing was changed");
    }

    private static StationException Wrong(string why) => new(why, StationException.WrongArguments);

    private static string Hidden(string prompt)
    {
        Console.Error.Write(prompt);
        StringBuilder typed = new();
        for (ConsoleKeyInfo key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                _ = typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
