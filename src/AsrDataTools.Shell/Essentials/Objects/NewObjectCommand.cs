using System.Collections;
using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Objects;

[Cmdlet(VerbsCommon.New, "Object")]
public sealed class NewObjectCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateTrustedData]
    public string TypeName { get; set; } = string.Empty;

    [Parameter(Position = 1)]
    [ValidateTrustedData]
    [Alias("Args")]
    public object?[] ArgumentList { get; set; } = [];

    [Parameter]
    [ValidateTrustedData]
    [AllowNull]
    public IDictionary? Property { get; set; }

    protected override void BeginProcessing()
    {
        if (!LanguagePrimitives.TryConvertTo(TypeName, out Type type))
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException($"Cannot find type [{TypeName}]: verify that the assembly containing this type is loaded."),
                "TypeNotFound",
                ErrorCategory.InvalidType,
                null));
        }

        PSObject created = Create(type);
        foreach (DictionaryEntry entry in Property ?? new Hashtable())
            SetMember(created, LanguagePrimitives.ConvertTo<string>(entry.Key), entry.Value);
        WriteObject(created);
    }

    private PSObject Create(Type type)
    {
        // The name PSObject means an empty object to put notes on.
        if (type == typeof(PSObject) && ArgumentList.Length == 0)
            return new PSObject();
        try
        {
            // The language's own constructor call: the same overloads and conversions as in a script.
            // It comes back in a table, since a collection would be taken apart on its way.
            PSObject holder = InvokeCommand.InvokeScript(
                useLocalScope: true,
                ScriptBlock.Create("param($type, $arguments) @{ Created = $type::new.Invoke($arguments) }"),
                null,
                type,
                ArgumentList).Single();
            return PSObject.AsPSObject(((Hashtable)holder.BaseObject)["Created"]);
        }
        catch (RuntimeException error)
        {
            throw Refuse(error, error is MethodInvocationException ? "ConstructorInvokedThrowException" : "CannotFindAppropriateCtor", ErrorCategory.InvalidOperation);
        }
    }

    private void SetMember(PSObject target, string name, object? value)
    {
        if (target.Properties[name] is PSPropertyInfo property)
        {
            property.Value = value;
        }
        else if (target.BaseObject is PSCustomObject)
        {
            target.Properties.Add(new PSNoteProperty(name, value));
        }
        else if (target.Methods[name] is PSMethodInfo method)
        {
            method.Invoke(value);
        }
        else
        {
            throw Refuse(
                new InvalidOperationException($"The member \"{name}\" was not found for the specified object."),
                "InvalidOperationException",
                ErrorCategory.InvalidOperation);
        }
    }

    private Exception Refuse(Exception error, string errorId, ErrorCategory category)
    {
        ThrowTerminatingError(new ErrorRecord(error, errorId, category, null));
        return error; // not reached: the line above throws
    }
}
