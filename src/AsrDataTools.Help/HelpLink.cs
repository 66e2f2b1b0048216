namespace AsrDataTools.Help;

/// <summary>A page to read on.</summary>
public sealed record HelpLink(string Text, string Target)
{
    private const string Above = "../";

    /// <summary>The text; for a page that is not a command's also the file in the repository, since an installed module brings none of them.</summary>
    public string Shown => Target.StartsWith(Above, StringComparison.Ordinal) ? $"{Text}: docs/{Target[Above.Length..]}" : Text;
}
