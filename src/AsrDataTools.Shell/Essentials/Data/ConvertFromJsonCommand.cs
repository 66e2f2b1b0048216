using System.Management.Automation;
using Newtonsoft.Json;

namespace AsrDataTools.Shell.Essentials.Data;

[Cmdlet(VerbsData.ConvertFrom, "Json")]
public sealed class ConvertFromJsonCommand : PSCmdlet
{
    private readonly List<string> _inputs = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string InputObject { get; set; } = string.Empty;

    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Depth { get; set; } = 1024;

    /// <summary>Emits an array as one object.</summary>
    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    protected override void ProcessRecord() => _inputs.Add(InputObject);

    protected override void EndProcessing()
    {
        if (_inputs.Count == 0)
            return;
        // Several strings are one text cut into lines, unless the first is whole by itself: then each is a text.
        if (_inputs.Count > 1 && TryConvert(_inputs[0], out _, out _))
            _inputs.ForEach(Convert);
        else
            Convert(string.Join(Environment.NewLine, _inputs));
    }

    private void Convert(string text)
    {
        if (TryConvert(text, out object? value, out ErrorRecord? error))
        {
            WriteObject(value, enumerateCollection: !NoEnumerate && value is object?[]);
        }
        else
        {
            ThrowTerminatingError(error);
        }
    }

    private bool TryConvert(string text, out object? value, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out ErrorRecord? error)
    {
        try
        {
            value = new JsonDecoder(AsHashtable, Depth).Decode(text);
            error = null;
            return true;
        }
        catch (JsonException failure)
        {
            var wrapped = new ArgumentException($"Conversion from JSON failed with error: {failure.Message}", failure);
            error = new ErrorRecord(wrapped, "System.ArgumentException", ErrorCategory.NotSpecified, null);
        }
        catch (RuntimeException failure)
        {
            error = failure.ErrorRecord;
        }

        value = null;
        return false;
    }
}
