module proflens/examples/go-embed

go 1.22
