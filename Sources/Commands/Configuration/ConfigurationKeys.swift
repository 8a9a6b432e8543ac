/// Every key of `hearwell.yaml`, as `hearwell configuration --help` tells them.
enum ConfigurationKeys {
  static let all: [(key: String, meaning: String)] = [
    ("site.code", "three digits, 100 to 999; the first of every case number"),
    ("site.epoch", "1 to 9; grows when a backup is restored or the serials are used up"),
    ("site.name", "what the hall is called"),
    ("site.areaCode", "put before a landline number without one, such as \"0571\""),
    ("practice", "true: a site for trying and teaching, whose clock is $HEARWELL_NOW"),
    ("languages", "what customers hear and read: [zh-CN, en]"),
    ("prompts", "the folder with the hotline's dialogue, wording and recordings"),
    ("kiosk", "the folder with the screen's dialogue and wording, and the policies"),
    ("lines[].id", "two digits, one phone line each"),
    ("lines[].playback", "the ALSA PCM that the caller hears (default)"),
    ("lines[].capture", "the ALSA PCM on which the caller is heard (default)"),
    ("lines[].signalling", "immediate (a bare sound card), or one of the next four"),
    ("lines[].signalling.modem.port", "the modem's serial port"),
    ("lines[].signalling.modem.dialect", "how that modem is spoken to"),
    ("lines[].signalling.softphone.control", "the softphone's control address"),
    ("lines[].signalling.fastagi.listen", "where Asterisk finds the line"),
    ("courier.deliver", "outbox, a folder such as a USB stick, or headquarters' https: address"),
    ("courier.authority", "the PEM file of the authority that alone vouches for that address"),
    ("courier.every", "how often, as an ISO 8601 duration (PT5M)"),
    ("courier.keep", "how long what is safe at headquarters stays in outbox/ (P30D)"),
    (
      "courier.heartbeat",
      "after which silence the site tells headquarters that it is alive (PT15M)"
    ),
    ("courier.encrypt", "headquarters' age recipient, for carried media"),
    ("courier.recordings.perDay", "most bytes of recordings a day, such as 200 MB (unlimited)"),
    ("courier.recordings.hours", "when recordings may go, such as [\"20:00-06:00\"] (always)"),
    ("alarms.command", "[PROGRAM, ARGUMENT…], run with the alarm as JSON on standard input"),
    ("alarms.duty", "by department, the numbers that are dialled in turn: {NET: [NUMBER]}"),
    ("alarms.retry", "after which time an alarm that nobody took is raised again (PT3M)"),
    ("printer.at", "/dev/usb/lp0, socket://HOST:9100 or lp:QUEUE: where slips are printed"),
    ("printer.columns", "how many narrow characters a line of its paper has (32)"),
    ("staff[].id", "what --by names"),
    ("staff[].name", "the person's name"),
    ("staff[].department", "a department of the policy; without it every one"),
    ("staff[].roles", "roles of the policy: what the person may do"),
    ("staff[].login", "the system account that alone may act as this person"),
  ]

  static var text: String {
    all.map { "  \($0.key)\n      \($0.meaning)" }.joined(separator: "\n")
  }
}
