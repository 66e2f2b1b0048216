namespace AsrDataTools.Governance.Policy;

/// <summary>Permissions as people write them.</summary>
internal static class ModeText
{
    /// <summary>"0644".</summary>
    public static string Of(int mode) => Convert.ToString(mode & 0xFFF, 8).PadLeft(4, '0');
}
