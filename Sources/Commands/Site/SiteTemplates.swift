import Cases
import Policy

/// The files that a new site begins with.
enum SiteTemplates {
  static func configuration(_ site: NewSite, roles: Catalogue<StaffRole>) -> String {
    let command =
      site.practice
      ? "[logger]"
      : "[logger, -p, user.alert, -t, hearwell]   # put the program that pages the duty here"
    let staff = roles.map { role in
      "  - {id: \(role.code), name: \(quoted(role.names.zh)), roles: [\(role.code)]}"
    }
    return """
      # 本站的设置 · The settings of this site. Every key: `hearwell configuration --help`.
      # After an edit run `hearwell check`; it names file, line and the nearest known key.
      site: {code: "\(site.code)", epoch: \(site.epoch), name: \(quoted(site.name))}
      \(site.practice ? "practice: true                           # a site for trying and teaching\n" : "")\
      languages: [zh-CN, en]
      prompts: \(quoted(site.share.prompts))
      kiosk: \(quoted(site.share.kiosk))
      lines:
        - id: "01"
          playback: default                    # ALSA PCM names, see `aplay -L`
          capture: default
          signalling: immediate
      courier: {deliver: outbox, every: PT5M}
      alarms:
        command: \(command)
        retry: PT3M
      # One person per role to begin with; a person without a department belongs to every one.
      staff:
      \(staff.joined(separator: "\n"))

      """
  }

  static func policy(profile: String) -> String {
    let lower = profile == "water-default" ? "" : "\n# over policy/water-default.yaml"
    return """
      # 本站的规则 · The rules of this site.
      #
      # They are those of the profile below, as the kiosk folder has them: policy/\(profile).yaml\(lower)
      # What you write here is laid over them key by key:
      #
      #   categories:
      #     LK01: {lead: PROD}          # another department for bursts
      #   customer_consent: true        # ask the customer before work begins
      #
      # After an edit run `hearwell check`; it names file, line and the nearest known key.
      profile: \(profile)

      """
  }

  /// A YAML double-quoted scalar, which is what JSON writes.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    JSONValue.write(quoted: text, into: &quoted)
    return quoted
  }
}
