namespace Runner;

/// <summary>What somebody wants to be tested.</summary>
/// <param name="All">What needs other people's servers too.</param>
/// <param name="Filter">Part of a name, or a filter of <c>dotnet test</c>; null for all.</param>
/// <param name="SkipsBuild">Whether what is built is taken as it is.</param>
internal sealed record Arguments(bool All, string? Filter, bool SkipsBuild)
{
    /// <summary>For a person.</summary>
    internal const string Help = """
        usage: ./test [--all] [--filter NAME] [--no-build]

          (nothing)        builds everything and runs what needs the .NET SDK alone
          --all            besides, what needs other people's servers, which it installs, and node and station with mosquitto;
                           the coverage of the core; the table of faults
          --filter NAME    only tests whose full name contains NAME, and only what their projects need. Filters of dotnet test work as well
          --no-build       takes what is built already

        The last line is the sum. Exit code 0: everything passed; 1: not; 2: wrong arguments; 130: interrupted.
        """;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="RunnerException">It is wrong; with exit code 2.</exception>
    internal static Arguments Read(string[] words)
    {
        Arguments read = new(false, null, false);
        for (int i = 0; i < words.Length; i++)
        {
            read = words[i] switch
            {
                "--all" => read with { All = true },
                "--no-build" => read with { SkipsBuild = true },
                "--filter" when i + 1 < words.Length && words[i + 1].Length > 0 => read with { Filter = words[++i] },
                "--filter" => throw new RunnerException("--filter wants a part of a name, for instance: ./test --filter Schedule", RunnerException.WrongUse),
                _ => throw new RunnerException(
                    $"there is no option {words[i]}; there are --all, --filter NAME, --no-build and --help", RunnerException.WrongUse),
            };
        }

        return read;
    }
}
