using System.Management.Automation;
using AsrDataTools.Annotation.Rules;
using AsrDataTools.Completion;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Lists the rules that annotation is judged by.</summary>
[Cmdlet(VerbsCommon.Get, "AnnotationRule")]
[OutputType(typeof(AnnotationRule))]
public sealed class GetAnnotationRuleCommand : SpeechCommand
{
    /// <summary>Names of rules; wildcards allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AnnotationRuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            WildcardPattern wildcard = new(name, WildcardOptions.IgnoreCase);
            AnnotationRule[] found = [.. AnnotationRules.All.Where(rule => wildcard.IsMatch(rule.Id))];
            WriteObject(found, enumerateCollection: true);
            if (found.Length > 0 || WildcardPattern.ContainsWildcardCharacters(name)) continue;
            try
            {
                AnnotationRules.Named(name);
            }
            catch (SpeechDataException exception)
            {
                WriteInputError(exception, name);
            }
        }
    }
}
