using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;

namespace AsrDataTools.Shell.Essentials.Objects;

/// <summary>Keeps what passes in a variable or, as it would show on the screen, in a file.</summary>
[Cmdlet("Tee", "Object", DefaultParameterSetName = "File")]
public sealed class TeeObjectCommand : PSCmdlet, IDisposable
{
    private readonly List<object?> _kept = [];
    private SteppablePipeline? _writer;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "File")]
    [Alias("Path")]
    public string FilePath { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ParameterSetName = "LiteralFile")]
    [Alias("PSPath", "LP")]
    public string LiteralPath { get; set; } = string.Empty;

    [Parameter]
    public SwitchParameter Append { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Variable")]
    public string Variable { get; set; } = string.Empty;

    protected override void BeginProcessing()
    {
        if (ParameterSetName == "Variable")
        {
            if (Append && LanguagePrimitives.GetEnumerable(GetVariableValue(Variable)) is { } earlier)
                _kept.AddRange(earlier.Cast<object?>());
            else if (Append && GetVariableValue(Variable) is { } one)
                _kept.Add(one);
            return;
        }

        bool isLiteral = ParameterSetName == "LiteralFile";
        string target = isLiteral ? "-LiteralPath" : "-FilePath";
        _writer = Pipeline.Begin(this, $"param($path, $append) Out-File {target} $path -Append:$append", isLiteral ? LiteralPath : FilePath, Append.IsPresent);
    }

    protected override void ProcessRecord()
    {
        if (_writer is null)
            _kept.Add(InputObject);
        else
            _writer.Process(InputObject);
        WriteObject(InputObject);
    }

    protected override void EndProcessing()
    {
        _writer?.End();
        if (_writer is null)
            SessionState.PSVariable.Set(Variable, _kept.Count == 1 ? _kept[0] : _kept.ToArray());
    }

    public void Dispose() => _writer?.Dispose();
}
