// What each node of the tree is expected to say of its place.

extension SourceRangeTests {
  static let inlines: [Case] = [
    Case(
      name: "emphasis, code and text around them", markdown: "见 **粗 `x` 体** 与 *斜*、~~删~~。",
      nodes: [
        "1:1 text '见 '|见 ",
        "1:5 strong|**粗 `x` 体**",
        "1:7 text '粗 '|粗 ",
        "1:11 code|`x`",
        "1:14 text ' 体'| 体",
        "1:20 text ' 与 '| 与 ",
        "1:25 emphasis|*斜*",
        "1:26 text '斜'|斜",
        "1:30 text '、'|、",
        "1:33 strikethrough|~~删~~",
        "1:35 text '删'|删",
        "1:40 text '。'|。",
      ]),
    Case(
      name: "links with their titles, images and addresses",
      markdown: "[链](b.md \"题\") ![图](x.png) <https://a.b> https://c.d 后",
      nodes: [
        "1:1 link|[链](b.md \"题\")",
        "1:2 text '链'|链",
        "1:18 text ' '| ",
        "1:19 image|![图](x.png)",
        "1:21 text '图'|图",
        "1:32 text ' '| ",
        "1:33 link|<https://a.b>",
        "1:34 text 'https://a.b'|https://a.b",
        "1:46 text ' '| ",
        "1:47 link|https://c.d",
        "1:47 text 'https://c.d'|https://c.d",
        "1:58 text ' 后'| 后",
      ]),
    Case(
      name: "references, citations and values",
      markdown: "见 [](#fig-a)[](#claim-1) 和 `{swift} x + 1`，[](b.md#y)。",
      nodes: [
        "1:1 text '见 '|见 ",
        "1:5 reference|[](#fig-a)",
        "1:15 citation|[](#claim-1)",
        "1:27 text ' 和 '| 和 ",
        "1:32 value|`{swift} x + 1`",
        "1:47 text '，'|，",
        "1:50 reference|[](b.md#y)",
        "1:60 text '。'|。",
      ]),
    Case(
      name: "code over two lines", markdown: "有 `a\nb` 后",
      nodes: [
        "1:1 text '有 '|有 ",
        "1:5 code|`a\nb`",
        "2:3 text ' 后'| 后",
      ]),
    Case(
      name: "escapes and entities, with text after them", markdown: "甲\\*乙&amp;丙&#20013;丁 \\\\ 末",
      nodes: [
        "1:1 text '甲'|甲",
        "1:4 text '*'|\\*",
        "1:6 text '乙'|乙",
        "1:9 text '&'|&amp;",
        "1:14 text '丙'|丙",
        "1:17 text '中'|&#20013;",
        "1:25 text '丁 '|丁 ",
        "1:29 text '\\'|\\\\",
        "1:31 text ' 末'| 末",
      ]),
    Case(
      name: "the same text twice", markdown: "甲 `甲` 甲 **甲** [甲](b.md) 甲",
      nodes: [
        "1:1 text '甲 '|甲 ",
        "1:5 code|`甲`",
        "1:10 text ' 甲 '| 甲 ",
        "1:15 strong|**甲**",
        "1:17 text '甲'|甲",
        "1:22 text ' '| ",
        "1:23 link|[甲](b.md)",
        "1:24 text '甲'|甲",
        "1:34 text ' 甲'| 甲",
      ]),
    Case(
      name: "soft and hard breaks", markdown: "甲\n乙  \n丙\\\n丁",
      nodes: [
        "1:1 text '甲'|甲",
        "1:4 softBreak|\n",
        "2:1 text '乙'|乙",
        "2:4 lineBreak|  \n",
        "3:1 text '丙'|丙",
        "3:4 lineBreak|\\\n",
        "4:1 text '丁'|丁",
      ]),
    Case(
      name: "a list's indentation", markdown: "- 甲 `x`\n  乙 `y`\n\n  1. 丙 `z`\n",
      nodes: [
        "1:3 text '甲 '|甲 ",
        "1:7 code|`x`",
        "1:10 softBreak|\n",
        "2:3 text '乙 '|乙 ",
        "2:7 code|`y`",
        "4:6 text '丙 '|丙 ",
        "4:10 code|`z`",
      ]),
    Case(
      name: "a quote's marks", markdown: "> 甲 `x`\n> 乙 `y`\n> > 丙 `z`\n",
      nodes: [
        "1:3 text '甲 '|甲 ",
        "1:7 code|`x`",
        "1:10 softBreak|\n",
        "2:3 text '乙 '|乙 ",
        "2:7 code|`y`",
        "3:5 text '丙 '|丙 ",
        "3:9 code|`z`",
      ]),
    Case(
      name: "a table's cells",
      markdown: "| a | `b` |\n|---|---|\n| **c** | a \\| `d` |\n| c | a |\n",
      nodes: [
        "1:3 text 'a'|a",
        "1:7 code|`b`",
        "3:3 strong|**c**",
        "3:5 text 'c'|c",
        "3:11 text 'a '|a ",
        "3:13 text '|'|\\|",
        "3:15 text ' '| ",
        "3:16 code|`d`",
        "4:3 text 'c'|c",
        "4:7 text 'a'|a",
      ]),
    Case(
      name: "footnotes", markdown: "甲[^n]乙[^n]。\n\n[^n]: 丙 `x`\n    丁 `y`\n",
      nodes: [
        "1:1 text '甲'|甲",
        "1:4 footnote|[^n]",
        "1:8 text '乙'|乙",
        "1:11 footnote|[^n]",
        "1:15 text '。'|。",
        "3:7 text '丙 '|丙 ",
        "3:11 code|`x`",
        "3:14 softBreak|\n",
        "4:5 text '丁 '|丁 ",
        "4:9 code|`y`",
      ]),
    Case(
      name: "headings with a label", markdown: "# 甲 `x` {#sec-a}\n\n乙\n===\n",
      nodes: [
        "1:3 text '甲 '|甲 ",
        "1:7 code|`x`",
        "3:1 text '乙'|乙",
      ]),
    Case(
      name: "raw HTML", markdown: "甲<b>乙</b>",
      nodes: [
        "1:1 text '甲'|甲",
        "1:4 html|<b>",
        "1:7 text '乙'|乙",
        "1:10 html|</b>",
      ]),
    Case(
      name: "a caption", markdown: "表：甲 `x` {#tbl-a}\n\n| a |\n|---|\n",
      nodes: [
        "1:7 text '甲 '|甲 ",
        "1:11 code|`x`",
        "3:3 text 'a'|a",
      ]),
    Case(
      name: "the title of a box", markdown: "> [!NOTE] 甲 `x`\n> 乙 `y`\n",
      nodes: [
        "1:11 text '甲 '|甲 ",
        "1:15 code|`x`",
        "2:3 text '乙 '|乙 ",
        "2:7 code|`y`",
      ]),
    Case(
      name: "formulas", markdown: "设 $`x`$，$`a\nb`$ 后",
      nodes: [
        "1:1 text '设 '|设 ", "1:5 formula|$`x`$", "1:10 text '，'|，", "1:13 formula|$`a\nb`$",
        "2:4 text ' 后'| 后",
      ]),
    Case(
      name: "emphasis within emphasis, and with code at its ends",
      markdown: "- **粗 `x`** ***`y`*** 体\n  *斜*\n",
      nodes: [
        "1:3 strong|**粗 `x`**", "1:5 text '粗 '|粗 ", "1:9 code|`x`", "1:14 text ' '| ",
        "1:15 emphasis|***`y`***", "1:16 strong|**`y`**", "1:18 code|`y`", "1:24 text ' 体'| 体",
        "1:28 softBreak|\n", "2:3 emphasis|*斜*", "2:4 text '斜'|斜",
      ]),
    Case(
      name: "marks at the start of a heading, a quote's line and a table's cell",
      markdown: "## `x` **甲**\n\n> 乙\n> [链](b.md)\n\n| [a](b.md) |\n|---|\n| *b* |\n",
      nodes: [
        "1:4 code|`x`", "1:7 text ' '| ", "1:8 strong|**甲**", "1:10 text '甲'|甲",
        "3:3 text '乙'|乙", "3:6 softBreak|\n", "4:3 link|[链](b.md)", "4:4 text '链'|链",
        "6:3 link|[a](b.md)", "6:4 text 'a'|a", "8:3 emphasis|*b*", "8:4 text 'b'|b",
      ]),
    Case(
      name: "code with backquotes in it", markdown: "`` `a` `` 与 ` b `",
      nodes: ["1:1 code|`` `a` ``", "1:10 text ' 与 '| 与 ", "1:15 code|` b `"]),
  ]
  static let blocks: [Case] = [
    Case(
      name: "every kind of block", markdown: "# 甲\n\n乙\n丙\n\n> 丁\n\n```\n己\n```\n\n<div>\n",
      nodes: [
        "1:1 heading|# 甲",
        "3:1 paragraph|乙\n丙",
        "6:1 quote|> 丁",
        "6:3 paragraph|丁",
        "8:1 code|```\n己\n```",
        "12:1 html|<div>",
      ]),
    Case(
      name: "cells, formulas and embeds",
      markdown: "```swift\n1\n```\n\n```math\nx\n```\n\n![](#fig-a)\n",
      nodes: [
        "1:1 cell|```swift\n1\n```",
        "5:1 formula|```math\nx\n```",
        "9:1 embed|![](#fig-a)",
      ]),
    Case(
      name: "blocks within blocks", markdown: "- 甲\n\n  > 乙\n  >\n  > ```swift\n  > 1\n  > ```\n",
      nodes: [
        "1:1 list|- 甲\n\n  > 乙\n  >\n  > ```swift\n  > 1\n  > ```",
        "1:3 paragraph|甲",
        "3:3 quote|> 乙\n  >\n  > ```swift\n  > 1\n  > ```",
        "3:5 paragraph|乙",
        "5:5 cell|```swift\n  > 1\n  > ```",
      ]),
    Case(
      name: "tables and boxes", markdown: "| a |\n|---|\n| 1 |\n\n> [!NOTE]\n",
      nodes: [
        "1:1 table|| a |\n|---|\n| 1 |",
        "5:1 box|> [!NOTE]",
      ]),
    Case(
      name: "footnotes", markdown: "甲[^n]\n\n[^n]: 乙\n\n    丙\n",
      nodes: [
        "1:1 paragraph|甲[^n]",
        "3:7 paragraph|乙",
        "5:5 paragraph|丙",
      ]),
    Case(
      name: "a list with empty lines after it", markdown: "- 甲\n\n```\n乙\n```\n",
      nodes: ["1:1 list|- 甲", "1:3 paragraph|甲", "3:1 code|```\n乙\n```"]),
    Case(name: "a rule", markdown: "---\n\n甲\n", nodes: ["1:1 rule|---", "3:1 paragraph|甲"]),
    Case(
      name: "the text of a box", markdown: "> [!NOTE] 题\n> 甲\n",
      nodes: ["1:1 box|> [!NOTE] 题\n> 甲", "2:3 paragraph|甲"]),
  ]
}
