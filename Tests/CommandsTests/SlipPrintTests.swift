import Foundation
import SimulatedPrinter
import Testing

/// `hearwell slip print` and the kiosk's own printing, by the real program on a simulated printer.
@Suite struct SlipPrintTests {
  /// A hall whose slips go to that address.
  private func hall(printer address: String) throws -> Hall {
    let hall = try Hall.practice()
    let text = try hall.text(of: "hall/hearwell.yaml")
    try hall.write(text + "printer: {at: \"\(address)\"}\n", to: "hall/hearwell.yaml")
    return hall
  }

  private func holds(_ bytes: [UInt8], _ paper: [UInt8]?) -> Bool {
    paper.map { Data($0).range(of: Data(bytes)) != nil } ?? false
  }

  @Test func `a slip is printed with its number, and every copy is an event`() throws {
    let printer = try SimulatedPrinter()
    defer { printer.close() }
    let hall = try hall(printer: printer.address)
    defer { hall.close() }
    let number = try hall.complaint()
    let first = try hall.run("slip", "print", number)
    #expect(first.status == 0, "\(first.errors)")
    let second = try hall.run("slip", "print", number, "--language", "en", "--json").object
    #expect(second["copy"] as? Int == 2)
    #expect(printer.printed.count == 2)
    let grouped = "1011 " + number.dropFirst(4).prefix(4) + " " + number.suffix(4)
    #expect(printer.printed.allSatisfy { holds(Array(grouped.utf8), $0) })
    // 投诉受理单 in GB18030.
    let title: [UInt8] = [0xCD, 0xB6, 0xCB, 0xDF, 0xCA, 0xDC, 0xC0, 0xED, 0xB5, 0xA5]
    #expect(holds(title, printer.printed.first) && !holds(title, printer.printed.last))
    let shown = try hall.run("slip", "show", number, "--json").object["code"] as? String
    let code = try #require(CodeScanner.pictures(on: printer.printed[0]).first)
    #expect(try CodeScanner.text(in: code) == shown)
    #expect(try hall.run("slip", "verify", shown ?? "").status == 0)
    let copies = "SELECT group_concat(data ->> '$.copy') FROM events WHERE type = 'slip.printed'"
    #expect(try hall.sql(copies) == "1,2\n")
    #expect(try hall.run("store", "verify").status == 0)
    try hall.run("headquarters", "init", "--practice")
    try hall.run(
      "headquarters", "enroll", "--site", "101", "--public-key", hall.site + "/keys/site.pub")
    try hall.run("sync", "seal")
    let imported = try hall.run("headquarters", "import", hall.site + "/outbox")
    #expect(imported.status == 0 && !imported.output.contains("parked"), "\(imported.output)")
  }

  @Test(arguments: [SimulatedPrinter.Fault.paperOut, .coverOpen, .unplugged])
  func `a printer that cannot print is 69, leaves no event, and check warns`(
    fault: SimulatedPrinter.Fault
  ) throws {
    let printer = try SimulatedPrinter(fault)
    defer { printer.close() }
    let hall = try hall(printer: printer.address)
    defer { hall.close() }
    let number = try hall.complaint()
    let refused = try hall.run("slip", "print", number)
    #expect(refused.status == 69 && refused.errors.hasPrefix("printer socket://127.0.0.1:"))
    #expect(try hall.sql("SELECT count(*) FROM events WHERE type = 'slip.printed'") == "0\n")
    let checked = try hall.run("check", "--json")
    #expect(checked.status == 0)
    #expect(
      checked.array.contains {
        ($0["subject"] as? String)?.hasPrefix("printer socket://") == true
          && $0["severity"] as? String == "warning"
      })
    printer.mend()
    #expect(printer.printed.isEmpty)
  }

  @Test func `where the paper ended in a slip, the copy is kept as not whole and never comes out`()
    throws
  {
    let printer = try SimulatedPrinter(.paperEndsWhilePrinting)
    defer { printer.close() }
    let hall = try hall(printer: printer.address)
    defer { hall.close() }
    let refused = try hall.run("slip", "print", try hall.complaint())
    #expect(refused.status == 69 && refused.errors.contains("out of paper"), "\(refused.errors)")
    let whole = "SELECT data ->> '$.whole' FROM events WHERE type = 'slip.printed'"
    #expect(try hall.sql(whole) == "0\n")
    printer.mend()
    #expect(printer.printed.isEmpty)
  }

  @Test func `the kiosk prints the slip of what it registered`() throws {
    let printer = try SimulatedPrinter()
    defer { printer.close() }
    let hall = try hall(printer: printer.address)
    defer { hall.close() }
    let visit = try hall.run("kiosk", "--plain", input: "2\n1\n水费是上月的三倍\n\n\n\n1\n")
    #expect(visit.status == 0, "\(visit.errors)")
    #expect(printer.printed.count == 1)
    let channel = "SELECT data ->> '$.channel' FROM events WHERE type = 'slip.printed'"
    #expect(try hall.sql(channel) == "KIOSK\n")
  }

  @Test func `a copy whose process was killed is kept as not whole and taken out of the printer`()
    throws
  {
    let printer = try SimulatedPrinter()
    defer { printer.close() }
    let hall = try hall(printer: printer.address)
    defer { hall.close() }
    let number = try hall.complaint()
    printer.fill(with: Array("SECRET".utf8))
    try hall.sql("INSERT INTO meta VALUES ('slip.printing', '\(number) KIOSK system')")
    #expect(try hall.run("kiosk", "--plain", input: "").status == 0)
    let copies = "SELECT data ->> '$.copy', data ->> '$.whole', data ->> '$.channel' FROM events "
    let printed = copies + "WHERE type = 'slip.printed'"
    #expect(try hall.sql(printed) == "1|0|KIOSK\n")
    let next = try hall.run("slip", "print", number, "--json").object
    #expect(next["copy"] as? Int == 2)
    #expect(printer.printed.allSatisfy { !holds(Array("SECRET".utf8), $0) })
  }

  @Test(arguments: [24, 32, 48])
  func `no line of a slip is wider than the paper, and all of it is there`(columns: Int) throws {
    let printer = try SimulatedPrinter()
    defer { printer.close() }
    let hall = try hall(printer: printer.address)
    defer { hall.close() }
    let text = try hall.text(of: "hall/hearwell.yaml")
    try hall.write(
      text.replacing("at: \"socket", with: "columns: \(columns), at: \"socket"),
      to: "hall/hearwell.yaml")
    let number = try hall.complaint()
    for language in ["zh-CN", "en"] {
      #expect(try hall.run("slip", "print", number, "--language", language).status == 0)
    }
    for paper in printer.printed {
      // In GB18030 a character of two cells has two bytes.
      let lines = paper.prefix { $0 != 0x1B }.drop { $0 == 0x1C || $0 == 0x26 || $0 == 0x1D }
        .split(separator: 0x0A)
      #expect(lines.count > 8)
      #expect(lines.dropFirst().allSatisfy { $0.count <= columns })
    }
  }

  @Test func `a site without a printer says so, and a wrong address is found by its line`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    #expect(try hall.run("slip", "print", number).status == 78)
    let text = try hall.text(of: "hall/hearwell.yaml")
    try hall.write(text + "printer: {at: usb}\n", to: "hall/hearwell.yaml")
    let refused = try hall.run("slip", "print", number)
    #expect(refused.status == 78 && refused.errors.contains("printer.at"), "\(refused.errors)")
  }

  @Test func `a job that CUPS does not print is taken out of its queue`() throws {
    let hall = try hall(printer: "lp:receipts")
    defer { hall.close() }
    let folder = hall.folder.path
    for (name, script) in [
      ("lpstat", "case $1 in -p) exit 0 ;; esac; [ -e \(folder)/stuck ] && cat \(folder)/jobs"),
      (
        "lp",
        "cat > \(folder)/paper; echo receipts-7 > \(folder)/jobs; echo request id is receipts-7"
      ),
      ("cancel", "rm \(folder)/jobs \(folder)/stuck; echo $1 > \(folder)/cancelled"),
    ] {
      try hall.write("#!/bin/sh\n\(script)\ntrue\n", to: name)
      chmod("\(folder)/\(name)", 0o755)
    }
    let path = ["PATH": "\(folder):/usr/bin:/bin"]
    let number = try hall.complaint()
    try hall.write("", to: "stuck")
    #expect(try hall.run("slip", "print", number, environment: path).status == 69)
    #expect(try hall.text(of: "cancelled") == "receipts-7\n")
    let printed = try hall.run(["slip", "print", number], environment: path)
    #expect(printed.status == 0, "\(printed.errors)")
    #expect(hall.exists("paper"))
  }
}
