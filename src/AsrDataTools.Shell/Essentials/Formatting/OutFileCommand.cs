using System.Management.Automation;
using System.Text;
using AsrDataTools.Shell.Essentials.Data;
using AsrDataTools.Shell.Essentials.Engine;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace AsrDataTools.Shell.Essentials.Formatting;

/// <summary>Also what the engine calls for <c>&gt;</c> and <c>&gt;&gt;</c>.</summary>
[Cmdlet(VerbsData.Out, "File", SupportsShouldProcess = true, DefaultParameterSetName = "ByPath")]
public sealed class OutFileCommand : FrontEndCommandBase
{
    private TextFileTarget? _target;
    private StreamWriter? _writer;

    public OutFileCommand() => Formatter.RenderLines(this);

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ByPath")]
    [Alias("Path")]
    public string FilePath { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "ByLiteralPath")]
    [Alias("PSPath", "LP")]
    public string LiteralPath { get; set; } = string.Empty;

    [Parameter(Position = 1)]
    [EncodingName]
    [ValidateNotNullOrEmpty]
    public Encoding Encoding { get; set; } = EncodingNameAttribute.Default;

    [Parameter]
    public SwitchParameter Append { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; } = int.MaxValue;

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    protected override void BeginProcessing()
    {
        bool isLiteral = ParameterSetName == "ByLiteralPath";
        string path = isLiteral ? LiteralPath : FilePath;
        if (!ShouldProcess(path, "Output to File"))
            return;
        _target = TextFileTarget.Open(this, path, isLiteral, Append, Force, NoClobber);
        _writer = _target.NewWriter(Encoding);
        Formatter.SetOutput(this, _writer, Width, NoNewline);
        base.BeginProcessing();
    }

    protected override void ProcessRecord()
    {
        if (_writer is null)
            return;
        base.ProcessRecord();
        _writer.Flush();
    }

    protected override void EndProcessing()
    {
        if (_writer is null)
            return;
        base.EndProcessing();
        Close();
    }

    protected override void InternalDispose()
    {
        base.InternalDispose();
        Close();
    }

    private void Close()
    {
        _writer?.Dispose();
        _writer = null;
        _target?.Dispose();
        _target = null;
    }
}
