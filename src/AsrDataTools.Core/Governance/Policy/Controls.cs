namespace AsrDataTools.Governance.Policy;

/// <summary>
/// The places that rules refer to: Regulation (EU) 2016/679 (GDPR), 45 CFR Part 164 (HIPAA), Regulation (EU) 2024/1689 (EU AI Act, whose
/// article 10 binds high-risk systems) and ISO/IEC 27001:2022 Annex A. References, not legal advice.
/// </summary>
internal static class Controls
{
    public static ControlReference PurposeLimitation { get; } = Gdpr("Art. 5(1)(b)", "purpose limitation");
    public static ControlReference DataMinimisation { get; } = Gdpr("Art. 5(1)(c)", "data minimisation");
    public static ControlReference StorageLimitation { get; } = Gdpr("Art. 5(1)(e)", "storage limitation");
    public static ControlReference Accountability { get; } = Gdpr("Art. 5(2)", "accountability");
    public static ControlReference LawfulBasis { get; } = Gdpr("Art. 6(1)", "lawfulness of processing");
    public static ControlReference ConsentConditions { get; } = Gdpr("Art. 7", "conditions for consent, withdrawal");
    public static ControlReference ErasureRight { get; } = Gdpr("Art. 17", "right to erasure");
    public static ControlReference Records { get; } = Gdpr("Art. 30", "records of processing");
    public static ControlReference Security { get; } = Gdpr("Art. 32", "security of processing");
    public static ControlReference Transfers { get; } = Gdpr("Art. 44", "transfers to third countries");

    public static ControlReference HipaaAccess { get; } = Hipaa("§ 164.312(a)(1)", "access control");
    public static ControlReference HipaaEncryption { get; } = Hipaa("§ 164.312(a)(2)(iv)", "encryption and decryption");
    public static ControlReference HipaaAudit { get; } = Hipaa("§ 164.312(b)", "audit controls");
    public static ControlReference HipaaIntegrity { get; } = Hipaa("§ 164.312(c)(1)", "integrity");
    public static ControlReference HipaaDisposal { get; } = Hipaa("§ 164.310(d)(2)(i)", "disposal");
    public static ControlReference HipaaAuthorization { get; } = Hipaa("§ 164.508", "uses that require an authorization");
    public static ControlReference HipaaIdentifiers { get; } = Hipaa("§ 164.514(b)(2)", "de-identification: Safe Harbor identifiers");

    public static ControlReference AiDataGovernance { get; } = new("EU AI Act", "Art. 10(2)", "data governance: collection, origin, purpose (high-risk systems)");

    public static ControlReference ClassificationOfInformation { get; } = Iso("A.5.12", "classification of information");
    public static ControlReference AccessControl { get; } = Iso("A.5.15", "access control");
    public static ControlReference AccessRights { get; } = Iso("A.5.18", "access rights");
    public static ControlReference LegalRequirements { get; } = Iso("A.5.31", "legal, statutory, regulatory and contractual requirements");
    public static ControlReference IntellectualProperty { get; } = Iso("A.5.32", "intellectual property rights");
    public static ControlReference ProtectionOfRecords { get; } = Iso("A.5.33", "protection of records");
    public static ControlReference PersonalInformation { get; } = Iso("A.5.34", "privacy and protection of PII");
    public static ControlReference StorageMedia { get; } = Iso("A.7.10", "storage media");
    public static ControlReference AccessRestriction { get; } = Iso("A.8.3", "information access restriction");
    public static ControlReference Deletion { get; } = Iso("A.8.10", "information deletion");
    public static ControlReference LeakPrevention { get; } = Iso("A.8.12", "data leakage prevention");
    public static ControlReference Logging { get; } = Iso("A.8.15", "logging");
    public static ControlReference ClockSynchronisation { get; } = Iso("A.8.17", "clock synchronization");
    public static ControlReference Cryptography { get; } = Iso("A.8.24", "use of cryptography");

    private static ControlReference Gdpr(string clause, string about) => new("GDPR", clause, about);

    private static ControlReference Hipaa(string clause, string about) => new("HIPAA", clause, about);

    private static ControlReference Iso(string clause, string about) => new("ISO/IEC 27001:2022", clause, about);
}
