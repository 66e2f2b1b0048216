using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Items;

/// <summary>The notes that each piece of content carries: where it was read and how much was read before.</summary>
internal sealed class ContentNotes
{
    private readonly PSNoteProperty[] _notes;

    public ContentNotes(PathInfo item, PathIntrinsics paths)
    {
        var notes = new List<PSNoteProperty> { new("PSPath", item.Path) };
        try
        {
            notes.Add(new PSNoteProperty("PSParentPath", paths.ParseParent(item.Path, item.Drive?.Root ?? string.Empty)));
            notes.Add(new PSNoteProperty("PSChildName", paths.ParseChildName(item.Path)));
        }
        catch (PSNotSupportedException)
        {
            // A provider without parents and children, as of variables.
        }

        if (item.Drive is not null)
            notes.Add(new PSNoteProperty("PSDrive", item.Drive));
        notes.Add(new PSNoteProperty("PSProvider", item.Provider));
        _notes = [.. notes];
    }

    public PSObject AttachTo(object content, long readCount)
    {
        PSObject wrapped = PSObject.AsPSObject(content);
        foreach (PSNoteProperty note in _notes)
            wrapped.Properties.Add(note, preValidated: true);
        wrapped.Properties.Add(new PSNoteProperty("ReadCount", readCount), preValidated: true);
        return wrapped;
    }
}
