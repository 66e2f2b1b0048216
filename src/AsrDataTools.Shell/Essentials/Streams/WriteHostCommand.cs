using System.Collections;
using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Streams;

[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHostCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromRemainingArguments = true, ValueFromPipeline = true)]
    [Alias("Msg", "Message")]
    public object? Object { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    [ValidateNotNull]
    public object Separator { get; set; } = " ";

    [Parameter]
    public ConsoleColor ForegroundColor { get; set; }

    [Parameter]
    public ConsoleColor BackgroundColor { get; set; }

    protected override void ProcessRecord()
    {
        var message = new HostInformationMessage { Message = TextOf(Object) ?? string.Empty, NoNewLine = NoNewline };
        if (MyInvocation.BoundParameters.ContainsKey(nameof(ForegroundColor)))
            message.ForegroundColor = ForegroundColor;
        if (MyInvocation.BoundParameters.ContainsKey(nameof(BackgroundColor)))
            message.BackgroundColor = BackgroundColor;
        WriteInformation(message, ["PSHOST"]);
    }

    private string? TextOf(object? value)
    {
        if (value is null)
            return null;
        object bare = PSObject.AsPSObject(value).BaseObject;
        if (bare is string text)
            return text;
        if (bare is System.Xml.XmlNode node)
            return node.Name;
        return bare is IEnumerable items
            ? string.Join(LanguagePrimitives.ConvertTo<string>(Separator), items.Cast<object?>().Select(TextOf).OfType<string>())
            : LanguagePrimitives.ConvertTo<string>(value);
    }
}
