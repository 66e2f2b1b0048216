namespace AsrDataTools.Benchmarks.Figures;

/// <summary>What a figure is counted in; of each, less is better.</summary>
internal enum FigureUnit
{
    /// <summary>Seconds of a core, user and kernel time together. Compared over time after division by the reference kernel.</summary>
    CpuSeconds,

    /// <summary>Seconds by the clock: what else the machine does is in it, so it is shown and never counted as a regression.</summary>
    ElapsedSeconds,

    /// <summary>Millions of bytes written: the same on every machine.</summary>
    FileMegabytes,

    /// <summary>Millions of bytes of memory that the work took beyond what the process had: when the collector runs is in it, so it is shown and never counted as a regression.</summary>
    MemoryMegabytes,
}
