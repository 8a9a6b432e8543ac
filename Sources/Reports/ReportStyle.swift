/// How a report's page looks, on the screen and on paper.
enum ReportStyle {
  static let sheet = """
    :root { --ink: #14232e; --quiet: #51626f; --line: #cfd9e0; --water: #0b6fa4; --pale: #eef5f9; }
    * { box-sizing: border-box; }
    body { margin: 0; background: #f4f7f9; color: var(--ink);
      font: 15px/1.55 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; }
    main { max-width: 66rem; margin: 0 auto; padding: 2.5rem 3rem 4rem; background: #fff; }
    header { border-top: 6px solid var(--water); padding-top: 1.2rem; margin-bottom: 2rem; }
    .number { margin: 0; color: var(--water); font-weight: 700; letter-spacing: .08em; }
    h1 { margin: .1rem 0 1rem; font-size: 1.9rem; line-height: 1.25; }
    h2 { margin: 2.2rem 0 .7rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line);
      font-size: 1.2rem; }
    small { color: var(--quiet); font-size: .8em; font-weight: 400; white-space: nowrap; }
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .45rem 2rem;
      margin: 0; }
    dl div { border-bottom: 1px solid var(--line); min-height: 2.9rem; }
    dt { color: var(--quiet); font-size: .8rem; }
    dd { margin: 0; overflow-wrap: anywhere; }
    .table { overflow-x: auto; }
    table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { padding: .4rem .7rem; text-align: left; vertical-align: top;
      border-bottom: 1px solid var(--line); }
    thead th { background: var(--pale); font-size: .87rem; border-bottom: 2px solid var(--water);
      vertical-align: bottom; }
    tbody th { font-weight: 500; }
    tfoot th, tfoot td { font-weight: 700; border-top: 2px solid var(--ink); }
    .figure { text-align: right; white-space: nowrap; }
    .remark, .nothing { color: var(--quiet); font-size: .87rem; margin: .5rem 0 0; }
    svg { display: block; width: 100%; height: auto; margin: .4rem 0 1rem; }
    svg text { font-family: inherit; font-size: 13px; fill: var(--ink); }
    svg .quiet { fill: var(--quiet); font-size: 12px; }
    svg .axis { stroke: var(--line); }
    svg .bar { fill: var(--water); }
    svg .span { stroke: var(--ink); stroke-width: 1.5; }
    svg .trace { fill: none; stroke: var(--water); stroke-width: 2.5; }
    @media print {
      body { background: #fff; font-size: 10.5pt; }
      main { max-width: none; padding: 0; }
      section { break-inside: auto; }
      h2, svg { break-after: avoid; }
      tr { break-inside: avoid; }
      thead { display: table-header-group; }
      .table { overflow: visible; }
      .bar { print-color-adjust: exact; }
    }
    """
}
