namespace Station.Watch;

/// <summary>The help page.</summary>
internal static class TableHelp
{
    /// <summary>Its lines.</summary>
    internal static readonly string[] Lines =
    [
        "Keys",
        "  Up Down PgUp PgDn Home End   moves the cursor (also j, k and the space bar)",
        "  Enter                        all that is known of the node under the cursor; Enter or Esc goes back",
        "  /                            filter: parts of places, patterns such as floor1-*, or a status such as late; Enter keeps it, Esc clears it",
        "  ?                            this",
        "  q                            leaves; so does Esc where nothing is to be closed",
        "",
        "Columns",
        "  status         LATE: it is online and should have spoken: its interval, a tenth of it and 2 s are over",
        "  age / every    how long ago its last reading was measured, and how often one is to come: 8 s / 10 s",
        "  values         the last ones; - is one that could not be measured, with the reason behind it",
        "  rev            revision of its settings: one more with each change",
        "  missing        readings of this run that have not come, not even later",
        "  health         well, or what has failed since it started: 3 checksum are 3 samples with a wrong checksum, 2 dropped are 2 readings lost",
        "  trend          the last 12 values of its first quantity",
        "",
        "Order: late, with an alarm, with a faulty sensor, offline, and then all others. A third of the first page is for those that are well.",
        "Not understood are messages that are neither a number nor what a node says; station watch --lines names their topics.",
    ];
}
