using System.Collections;
using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Objects;

[Cmdlet(VerbsCommon.Add, "Member", DefaultParameterSetName = "TypeNameSet")]
public sealed class AddMemberCommand : PSCmdlet
{
    private const string OneMember = "MemberSet";
    private const string OneNote = "NotePropertySingleMemberSet";
    private const string ManyNotes = "NotePropertyMultiMemberSet";

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = new();

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OneMember)]
    [Alias("Type")]
    public PSMemberTypes MemberType { get; set; }

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = OneMember)]
    public string Name { get; set; } = string.Empty;

    [Parameter(Position = 2, ParameterSetName = OneMember)]
    public object? Value { get; set; }

    [Parameter(Position = 3, ParameterSetName = OneMember)]
    public object? SecondValue { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "TypeNameSet")]
    [Parameter(ParameterSetName = OneMember)]
    [Parameter(ParameterSetName = OneNote)]
    [Parameter(ParameterSetName = ManyNotes)]
    [ValidateNotNullOrEmpty]
    public string? TypeName { get; set; }

    [Parameter(ParameterSetName = OneMember)]
    [Parameter(ParameterSetName = OneNote)]
    [Parameter(ParameterSetName = ManyNotes)]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OneNote)]
    [ValidateNoteName]
    [ValidateNotNullOrEmpty]
    public string NotePropertyName { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = OneNote)]
    [AllowNull]
    public object? NotePropertyValue { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ManyNotes)]
    [ValidateNotNullOrEmpty]
    public IDictionary NotePropertyMembers { get; set; } = new Hashtable();

    protected override void ProcessRecord()
    {
        if (TypeName is not null)
            InputObject.TypeNames.Insert(0, TypeName);
        bool added = ParameterSetName switch
        {
            OneMember => Add(NewMember()),
            OneNote => Add(new PSNoteProperty(NotePropertyName, NotePropertyValue)),
            ManyNotes => NotePropertyMembers.Cast<DictionaryEntry>().ToList()
                .TrueForAll(entry => Add(new PSNoteProperty(LanguagePrimitives.ConvertTo<string>(entry.Key), entry.Value))),
            _ => true,
        };
        if (added && PassThru)
            WriteObject(InputObject);
    }

    private PSMemberInfo NewMember()
    {
        switch (MemberType)
        {
            case PSMemberTypes.NoteProperty:
                return new PSNoteProperty(Name, Value);
            case PSMemberTypes.AliasProperty:
                return new PSAliasProperty(Name, LanguagePrimitives.ConvertTo<string>(Value));
            case PSMemberTypes.ScriptProperty:
                return new PSScriptProperty(Name, LanguagePrimitives.ConvertTo<ScriptBlock>(Value), SecondValue is null ? null : LanguagePrimitives.ConvertTo<ScriptBlock>(SecondValue));
            case PSMemberTypes.ScriptMethod:
                return new PSScriptMethod(Name, LanguagePrimitives.ConvertTo<ScriptBlock>(Value));
            default:
                ThrowTerminatingError(new ErrorRecord(
                    new NotSupportedException($"A member of the type \"{MemberType}\" cannot be added here: use NoteProperty, AliasProperty, ScriptProperty or ScriptMethod."),
                    "CannotAddMemberType",
                    ErrorCategory.InvalidArgument,
                    MemberType));
                throw new InvalidOperationException(); // not reached: the line above throws
        }
    }

    private bool Add(PSMemberInfo member)
    {
        if (InputObject.Members[member.Name] is PSMemberInfo known)
        {
            if (!Force)
            {
                WriteError(new ErrorRecord(
                    new InvalidOperationException($"Cannot add a member with the name \"{member.Name}\" because a member with that name already exists. "
                        + "To overwrite the member anyway, add the Force parameter to your command."),
                    "MemberAlreadyExists",
                    ErrorCategory.InvalidOperation,
                    InputObject));
                return false;
            }

            if (known.IsInstance)
                InputObject.Members.Remove(member.Name);
        }

        InputObject.Members.Add(member);
        return true;
    }
}
