import Courier

extension Configuration.Courier {
  init(_ section: ConfigurationSection, in directory: String) {
    deliver = Self.address(section)
    authority = section.text("authority").map { $0.hasPrefix("/") ? $0 : "\(directory)/\($0)" }
    every = section.duration("every", default: "PT5M")
    keep = section.duration("keep", default: "P30D")
    heartbeat = section.duration("heartbeat", default: "PT15M")
    encrypt = section.text("encrypt")
    let recordings = section.section("recordings") ?? section.empty("recordings")
    recordingsPerDay = Self.bytes(recordings, "perDay")
    recordingHours = Self.hours(recordings)
    recordings.finish()
    section.finish()
  }

  private static let unlimited = "unlimited"

  private static func bytes(_ section: ConfigurationSection, _ key: String) -> Int? {
    guard let text = section.text(key, default: unlimited), text != unlimited else { return nil }
    if let bytes = ByteCount(text)?.bytes { return bytes }
    section.report(
      key, "'\(text)' is no number of bytes",
      remedy: "write it like 200 MB, 512 KiB or 3000000; unlimited for all")
    return nil
  }

  private static func hours(_ section: ConfigurationSection) -> [HourWindow] {
    let key = "hours"
    return section.texts(key, default: ["00:00-24:00"]).compactMap { text in
      if let window = HourWindow(text) { return window }
      section.report(
        key, "'\(text)' are no hours", remedy: "write a stretch of the day like 20:00-06:00")
      return nil
    }
  }

  private static func address(_ section: ConfigurationSection) -> DeliveryAddress {
    do throws(DeliveryAddress.Refusal) {
      return try DeliveryAddress(section.text("deliver", default: "outbox") ?? "outbox")
    } catch {
      section.report("deliver", error.cause, remedy: error.remedy)
      return .folder("outbox")
    }
  }
}
