namespace AsrDataTools.Acoustics;

/// <summary>Writes profiles in one format, one after the other. What it was given is whole only after <see cref="Complete"/>.</summary>
internal interface IProfileSink
{
    void Add(AcousticProfile profile);

    void Complete();
}
