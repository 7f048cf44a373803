module proflens/examples/go

go 1.26
