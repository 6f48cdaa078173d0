extension Chinese {
  var template: TemplateWords {
    TemplateWords(
      skipToText: "跳到正文",
      skipToContents: "跳到目录",
      contents: "目录",
      pageTurn: "前后章节",
      previousChapter: "上一章",
      nextChapter: "下一章",
      bookFacts: "书里有什么",
      tools: "工具",
      searchBook: "搜索全书",
      unfoldAll: "展开全部折叠的内容",
      systemColours: "颜色：跟随系统",
      keyboard: "键盘操作",
      close: "关闭",
      searchField: "要找的词",
      searchExamples: "并行、causalMask、6.1-d……",
      searchKeysHTML: "<kbd>↓</kbd> <kbd>↑</kbd> 选择，<kbd>Enter</kbd> 打开，<kbd>Esc</kbd> 关闭；"
        + "几个词之间用空格隔开",
      keysCaption: "按键和它们做的事",
      key: "按键",
      keyAction: "做什么",
      openSearchKeysHTML: "<kbd>/</kbd> 或 <kbd>Ctrl</kbd> <kbd>K</kbd>",
      turnPages: "上一章、下一章",
      figureKeysHTML: "在图里 <kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd>",
      readHeatmap: "逐格读热图：查询、键和数值",
      stepperKeysHTML: "在分步图的按钮上 <kbd>←</kbd> <kbd>→</kbd>",
      takeSteps: "上一步、下一步",
      showKeys: "这张表",
      singleKeysHTML: "使用单个字符的快捷键（<kbd>/</kbd> 和 <kbd>?</kbd>）")
  }

  var script: ScriptWords {
    ScriptWords(
      systemColours: template.systemColours,
      lightColours: "颜色：浅色",
      darkColours: "颜色：深色",
      pageResult: "页",
      sectionResult: "节",
      figureResult: "图表",
      claimResult: "论断",
      results: ScriptWords.Counted(one: "找到 {0} 处", other: "找到 {0} 处"),
      firstResults: "找到 {0} 处，列出前 {1} 处",
      noResult: "没有找到“{0}”",
      indexMissing: "找不到搜索用的索引文件：它应当和这一页放在同一个文件夹里。",
      copy: "复制",
      copied: "已复制",
      copyByHand: "请手动复制",
      unfoldAll: template.unfoldAll,
      foldAll: "折叠可以折叠的内容",
      allUnfolded: "全部展开了",
      allFolded: "全部折叠了",
      heatmap: "热图，用方向键逐格读：{0}",
      listSeparator: "、",
      heatmapHint: "把指针放到一格上，或者点进图里按方向键，读它的数值",
      cellOfHeatmap: "{0}，{1}",
      enlarge: "放大看",
      allPanels: "全部",
      previousStep: "上一步",
      nextStep: "下一步",
      play: "播放",
      pause: "暂停",
      step: "第 {0} 步：{1}")
  }

  var stylesheet: StylesheetWords {
    StylesheetWords(output: "输出", value: "值")
  }

  var preview: PreviewWords {
    PreviewWords(
      languageTag: "zh-CN",
      pageMissing: "这一页还没有生成",
      pageMissingNote: "生成以后，这里会自己换成那一页；也可能没有这一页。",
      messages: { errors, warnings in
        let parts = [
          errors > 0 ? "\(errors) 处错误" : nil, warnings > 0 ? "\(warnings) 处警告" : nil,
        ].compactMap(\.self)
        return "书里有 " + parts.joined(separator: "、")
      },
      close: "收起")
  }
}
