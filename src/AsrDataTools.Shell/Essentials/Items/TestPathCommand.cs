using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;

namespace AsrDataTools.Shell.Essentials.Items;

public enum TestPathType
{
    Any,
    Container,
    Leaf,
}

[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(bool))]
public sealed class TestPathCommand : ItemCommand
{
    [Parameter(Position = 0, ParameterSetName = "Path", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string?[]? Path { get; set; }

    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string?[]? LiteralPath
    {
        get => Path;
        set
        {
            IsLiteral = true;
            Path = value;
        }
    }

    [Parameter]
    public string? Filter { get; set; }

    [Parameter]
    public string[]? Include { get; set; }

    [Parameter]
    public string[]? Exclude { get; set; }

    [Parameter]
    [Alias("Type")]
    public TestPathType PathType { get; set; }

    [Parameter]
    public SwitchParameter IsValid { get; set; }

    private protected override string? FilterText => Filter;

    private protected override string[]? IncludeNames => Include;

    private protected override string[]? ExcludeNames => Exclude;

    private protected override object? ProviderParameters(ProviderContext context) =>
        PathType == TestPathType.Any && !IsValid && Path is [{ Length: > 0 } first, ..] ? context.ItemExistsParameters(first) : null;

    protected override void ProcessRecord()
    {
        if (Path is null or [])
        {
            WriteError(new ErrorRecord(
                new ArgumentNullException(nameof(Path), "The provided Path argument was null or an empty collection."),
                "NullPathNotPermitted",
                ErrorCategory.InvalidArgument,
                Path));
            return;
        }

        foreach (string? path in Path)
        {
            if (path is null)
            {
                WriteError(new ErrorRecord(
                    new ArgumentNullException(nameof(Path), "The provided Path argument was null or an empty collection."),
                    "NullPathNotPermitted",
                    ErrorCategory.InvalidArgument,
                    Path));
                continue;
            }

            WriteObject(!string.IsNullOrWhiteSpace(path) && Holds(path));
        }
    }

    private bool Holds(string path)
    {
        try
        {
            if (IsValid)
                return SessionState.Path.IsValid(path);
            ProviderContext context = NewContext();
            return PathType switch
            {
                TestPathType.Container => context.ItemIsContainer(path),
                TestPathType.Leaf => context.ItemExists(path) && !context.ItemIsContainer(path),
                _ => context.ItemExists(path),
            };
        }
        catch (Exception error) when (error is SessionStateException or PSNotSupportedException)
        {
            // A drive or provider that is not there holds nothing: the answer is no.
            return false;
        }
    }
}
