namespace AsrDataTools.Leakage;

/// <summary>An index that was written, and what became of the recordings that came to it.</summary>
/// <param name="Path">Absolute path of the index.</param>
/// <param name="Items">Channels of recordings, or of spans, that it holds.</param>
/// <param name="Hours">Length of all of them.</param>
/// <param name="MegaBytes">Size of the file, 10⁶ bytes.</param>
/// <param name="Added">Inputs fingerprinted in this run that it did not hold.</param>
/// <param name="Renewed">Inputs fingerprinted anew, since their recordings had changed.</param>
/// <param name="Unchanged">Inputs that it held as they are.</param>
/// <param name="Kept">Items that it held beside the inputs.</param>
/// <param name="Dropped">Items left out, since their recordings are no longer there.</param>
/// <param name="Failed">Inputs that could not be fingerprinted.</param>
/// <param name="Silent">Items that say nothing: silence, or shorter than 0.45 s.</param>
public sealed record FingerprintIndexSummary(
    string Path, int Items, double Hours, double MegaBytes, long Added, long Renewed, long Unchanged, int Kept, int Dropped, long Failed, int Silent);
