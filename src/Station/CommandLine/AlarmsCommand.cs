using System.CommandLine;
using Cli;
using Station.Alarms;
using Station.Contract;
using Station.Watch;

namespace Station.CommandLine;

/// <summary><c>station alarms</c>.</summary>
internal static class AlarmsCommand
{
    /// <summary>Exit code with <c>--once</c>: an alarm lasts. Another one than that of a failure.</summary>
    private const int AlarmLasts = 3;

    private const int UsualLimitSeconds = 60;
    private const int LongestLimitSeconds = 3600;

    /// <summary>Builds the command.</summary>
    internal static Command Create(ConnectionOptions connection)
    {
        Argument<string> place = PlaceArgument.Create(allowsMany: true);
        place.DefaultValueFactory = static _ => NodeTopics.All;
        Option<bool> once = new("--once") { Description = "lists them and leaves: exit code 0 when there is none, 3 when there is one" };
        Option<bool> json = new("--json") { Description = "one JSON object a line, for scripts" };
        Option<string?> program = new("--exec")
        {
            Description = "runs this program for each change; what has changed is in the environment: STATION_ALARM_PLACE, _QUANTITY, _IS, _WAS, "
                + "_VALUE, _UNIT, _SINCE, _TEXT",
            HelpName = "PROGRAM",
        };
        Option<int> limit = new("--exec-timeout")
        {
            Description = "ends that program when it runs for longer than this, in seconds",
            HelpName = "SECONDS",
            DefaultValueFactory = static _ => UsualLimitSeconds,
        };
        Option<double?> duration = DurationOption.Create();
        program.Validators.Add(result =>
        {
            if (result.GetValue(program) is { } name && AlarmProgram.Find(name) is null)
            {
                result.AddError($"--exec: there is no program {name} that can be run; give a path, or a name that is found in PATH.");
            }
        });
        limit.Validators.Add(result =>
        {
            if (result.GetValue(limit) is < 1 or > LongestLimitSeconds)
            {
                result.AddError($"--exec-timeout must be from 1 to {LongestLimitSeconds} seconds, not {result.GetValue(limit)}.");
            }
        });
        Command command = new("alarms", "lists the alarms of all nodes, and each change") { place, once, json, program, limit, duration };
        connection.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            using CancellationTokenSource end = DurationOption.Limit(result.GetValue(duration), cancel);
            AlarmProgram? runs = result.GetValue(program) is { } name
                ? new AlarmProgram(AlarmProgram.Find(name)!, TimeSpan.FromSeconds(result.GetValue(limit)))
                : null;
            AlarmFollower follower = new(connection.Root(result), result.GetValue(place)!, result.GetValue(json), runs);
            bool lasts = await follower.Run(connection.Address(result), result.GetValue(once), end.Token);
            return lasts && result.GetValue(once) ? AlarmLasts : 0;
        });
        return command.WithExamples("alarms", "alarms --once", "alarms 'floor1-*' --exec ./tell-me.sh");
    }
}
