namespace AsrDataTools.Governance.Packaging;

/// <summary>A file that lies in a bag.</summary>
/// <param name="Path">Within the bag, with slashes.</param>
/// <param name="Length">Bytes.</param>
internal sealed record BagFile(string Path, long Length)
{
    public bool IsPayload => Path.StartsWith(BagListing.PayloadPrefix, StringComparison.Ordinal);
}
