import Courier

extension Site {
  /// The way to headquarters that `courier.deliver` names; where that needs HTTP and this program has
  /// none, it becomes the one that has.
  func delivery() throws -> any Delivery {
    let courier = configuration.courier
    switch (courier.deliver, courier.encrypt) {
    case (.server(let url), _):
      return try Network.demand().delivery(
        Network.DeliveryOrder(url: url, authority: courier.authority))
    case (.folder(let folder), nil):
      return DirectoryDelivery(folder: directory.placed(folder))
    case (.folder(let folder), let recipient?):
      return EncryptedDelivery(
        folder: directory.placed(folder), recipient: recipient,
        notes: directory.outbox + "/.carried")
    }
  }
}
