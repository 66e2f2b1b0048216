namespace AsrDataTools.Readiness;

/// <summary>What a row of a comparison of deliveries stands for.</summary>
public enum DeliveryRole
{
    /// <summary>What is owned, without buying anything.</summary>
    Existing,

    /// <summary>What is owned and one delivery.</summary>
    Delivery,

    /// <summary>What is owned and the deliveries that close most of the accent gap within the budget.</summary>
    BestBuy,

    /// <summary>What is owned and all deliveries.</summary>
    Combined,
}
