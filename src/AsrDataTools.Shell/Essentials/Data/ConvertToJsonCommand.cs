using System.Management.Automation;
using Newtonsoft.Json;

namespace AsrDataTools.Shell.Essentials.Data;

[Cmdlet(VerbsData.ConvertTo, "Json")]
[OutputType(typeof(string))]
public sealed class ConvertToJsonCommand : PSCmdlet, IDisposable
{
    private readonly List<object?> _inputs = [];
    private readonly CancellationTokenSource _stop = new();

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    [Parameter]
    [ValidateRange(0, 100)]
    public int Depth { get; set; } = 2;

    [Parameter]
    public SwitchParameter Compress { get; set; }

    [Parameter]
    public SwitchParameter EnumsAsStrings { get; set; }

    [Parameter]
    public SwitchParameter AsArray { get; set; }

    [Parameter]
    public StringEscapeHandling EscapeHandling { get; set; } = StringEscapeHandling.Default;

    protected override void ProcessRecord() => _inputs.Add(InputObject);

    protected override void EndProcessing()
    {
        if (_inputs.Count == 0)
            return;
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        using var writer = new JsonTextWriter(text)
        {
            Formatting = Compress ? Newtonsoft.Json.Formatting.None : Newtonsoft.Json.Formatting.Indented,
            StringEscapeHandling = EscapeHandling,
        };
        var encoder = new JsonEncoder(writer, Depth, EnumsAsStrings, WriteWarning) { Cancellation = _stop.Token };
        try
        {
            encoder.Write(_inputs.Count > 1 || AsArray ? _inputs : _inputs[0]);
        }
        catch (OperationCanceledException)
        {
            return; // stopped: no half of a text
        }
        catch (InvalidOperationException error)
        {
            ThrowTerminatingError(new ErrorRecord(error, "NonStringKeyInDictionary", ErrorCategory.InvalidOperation, InputObject));
        }

        writer.Flush();
        WriteObject(text.ToString());
    }

    protected override void StopProcessing() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}
