namespace AsrDataTools.Readiness;

/// <summary>One of the two corpora that are held against each other.</summary>
internal enum CorpusSide
{
    Training,
    Production,
}
