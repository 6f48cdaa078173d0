import BookCommand

await BookTool.main()
