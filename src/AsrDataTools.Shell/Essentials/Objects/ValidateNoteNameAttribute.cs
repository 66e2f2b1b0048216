using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace AsrDataTools.Shell.Essentials.Objects;

/// <summary>
/// Refuses the name of a member type, in the way that makes the binder try the next parameter: the first
/// argument of Add-Member is a member's type or a note's name.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateNoteNameAttribute : ValidateArgumentsAttribute
{
    private const PSMemberTypes Addable = PSMemberTypes.AliasProperty | PSMemberTypes.CodeMethod | PSMemberTypes.CodeProperty
        | PSMemberTypes.MemberSet | PSMemberTypes.NoteProperty | PSMemberTypes.PropertySet | PSMemberTypes.ScriptMethod | PSMemberTypes.ScriptProperty;

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is string name && LanguagePrimitives.TryConvertTo(name, out PSMemberTypes type) && (type & Addable) != 0)
            throw TryNext($"'{name}' is the type of a member, not the name of a note property.", swallow: true);
    }

    // Only the internal constructor can say that the failure is to be swallowed.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern ValidationMetadataException TryNext(string message, bool swallow);
}
