namespace AsrDataTools.Governance.Packaging;

/// <summary>What can be wrong with a package; the names are the rules of its findings.</summary>
public enum PackageRule
{
    /// <summary>A file is not what the manifest says: its checksum differs.</summary>
    FileAltered,

    /// <summary>A file that the manifest lists is not there.</summary>
    FileMissing,

    /// <summary>A payload file is in no manifest.</summary>
    FileExtra,

    /// <summary>A listed file is not there, and one that is not listed has its content.</summary>
    FileRenamed,

    /// <summary>A file is there but cannot be read.</summary>
    FileUnreadable,

    /// <summary>The payload has another size or number of files than <c>Payload-Oxum</c> says.</summary>
    OxumDiffers,

    /// <summary><c>bagit.txt</c> is not there or says nothing that can be used.</summary>
    DeclarationInvalid,

    /// <summary><c>bag-info.txt</c> has a line that is no label and value.</summary>
    BagInfoInvalid,

    /// <summary>There is no payload manifest, or none whose algorithm is known.</summary>
    ManifestMissing,

    /// <summary>A line of a manifest is no checksum and path.</summary>
    ManifestLineInvalid,

    /// <summary>A manifest lists a file twice, or files that another manifest of the package does not list.</summary>
    ManifestsDisagree,

    /// <summary>A manifest is of an algorithm that is not known here.</summary>
    AlgorithmUnknown,

    /// <summary>The best checksum of the payload can be forged.</summary>
    AlgorithmWeak,

    /// <summary>A path leads out of the bag, or means another file on another system.</summary>
    PathRefused,

    /// <summary>Two paths are one file on a system that tells no letter case or Unicode composition apart.</summary>
    PathCollision,

    /// <summary>A path of a manifest differs from the file's name in spelling only.</summary>
    PathSpelling,

    /// <summary>A symbolic link leads out of the bag or to nothing, or stands for a folder.</summary>
    LinkRefused,

    /// <summary>The package has files to be fetched from elsewhere, which is not done.</summary>
    FetchListRefused,

    /// <summary>A line of <c>fetch.txt</c> is no URL, length and path.</summary>
    FetchLineInvalid,

    /// <summary>No manifest covers the tag files: they can be changed unseen.</summary>
    TagManifestMissing,
}
